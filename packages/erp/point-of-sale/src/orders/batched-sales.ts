import { batchedInCompany } from '@platform/plugin-api'
import { sell } from './sell.ts'

/**
 * Takes single sales, whatever tills they come from. One set at a time: half of a small set's work is the set's own, and
 * with a second lane beside it 64 tills made sets of eleven instead of 25.
 */
export const batchedSales = batchedInCompany(sell, {
  lanes: 1,
  contentionOf: ({ customerId, sessionId }) => customerId ?? sessionId,
})
