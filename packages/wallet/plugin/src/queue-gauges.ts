import type { Gauge } from '@platform/plugin-api'
import { batchedAllocations, batchedCaptures, batchedCharges } from '@wallet/accounting-bridge'

/** How many requests wait for their batch, or are in one, in this process. */
export const queueGauges: readonly Gauge[] = [
  {
    id: 'erp_wallet_allocations_queued',
    help: 'Allocations that wait for their commit or are in it.',
    read: (database) => batchedAllocations(database).size,
  },
  {
    id: 'erp_wallet_charges_queued',
    help: 'Charges that wait for their commit or are in it.',
    read: (database) => batchedCharges(database).size,
  },
  {
    id: 'erp_wallet_captures_queued',
    help: 'Captures of reserved credit that wait for their commit or are in it.',
    read: (database) => batchedCaptures(database).size,
  },
]
