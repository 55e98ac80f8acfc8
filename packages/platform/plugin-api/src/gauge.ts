import type { Database } from '@platform/database'
import { defineExtensionPoint } from './extension-point.ts'

/** A figure of this process or its database that the operator watches. */
export interface Gauge {
  /** In Prometheus' spelling, with the unit last: 'erp_wallet_charges_waiting'. */
  readonly id: string
  /** One line for whoever reads /metrics. */
  readonly help: string
  read(database: Database): number | Promise<number>
}

/** What /metrics tells besides the host's own figures. Owned by the host. */
export const gauges = defineExtensionPoint<Gauge>('host.gauges')
