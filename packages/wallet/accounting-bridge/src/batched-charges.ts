import { batchedInCompany } from '@platform/plugin-api'
import { chargeWallets } from './charge.ts'

/** Takes single charges; two of the same customer wait for each other here instead of at the wallet's lock. */
export const batchedCharges = batchedInCompany(chargeWallets, {
  contentionOf: ({ customerId }) => customerId,
})
