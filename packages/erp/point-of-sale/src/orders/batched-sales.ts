import { batchedInCompany } from '@platform/plugin-api'
import { sell } from './sell.ts'

/**
 * Takes single sales, whatever tills they come from. Two tills fight over the wallet of the customer they both serve, and
 * over nothing else.
 */
export const batchedSales = batchedInCompany(sell, ({ customerId, sessionId }) => customerId ?? sessionId)
