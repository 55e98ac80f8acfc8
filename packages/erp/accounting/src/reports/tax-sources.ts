import type { Tx } from '@platform/database'
import { type Company, defineExtensionPoint } from '@platform/plugin-api'

/** What one tax came to in a period, in minor units of the company's currency; sales given back count below zero. */
export interface TaxSum {
  /** Null for what was sold without any tax. */
  readonly taxId: string | null
  /** As it was charged, thousandths of a percent; null without a tax. */
  readonly rate: number | null
  readonly base: bigint
  readonly tax: bigint
}

/** Supplies that are taxed without an invoice of their own: the summaries of a till's sessions. */
export interface TaxSource {
  /** Of the plugin that books them; translated as `taxSource.<id>` in its own messages. */
  readonly id: string
  /** For the column: 'Point of sale'. */
  readonly title: string
  /** What was booked on `tax_payable` and its base, dated in the period ('YYYY-MM-DD', both ends in it or open). */
  summarise(
    tx: Tx,
    company: Company,
    period: { readonly from: string | null; readonly to: string | null },
  ): Promise<readonly TaxSum[]>
}

/** Whoever books tax on sales without invoices says so here, and the tax report has it. Owned by accounting. */
export const taxSources = defineExtensionPoint<TaxSource>('accounting.taxSources')
