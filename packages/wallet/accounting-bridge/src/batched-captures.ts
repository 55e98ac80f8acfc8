import { batchedInCompany } from '@platform/plugin-api'
import { captureHolds } from './hold-credit.ts'

/** Takes single captures; two of the same customer wait for each other here instead of at the wallet's lock. */
export const batchedCaptures = batchedInCompany(captureHolds, {
  contentionOf: ({ customerId }) => customerId,
})
