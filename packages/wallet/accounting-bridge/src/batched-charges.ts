import { batched, onePerDatabase, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type ChargeRequest, chargeWallets } from './charge.ts'

export interface CompanyCharge {
  readonly company: Company
  readonly request: ChargeRequest
}

/**
 * Takes single charges, and has those that arrive together share a commit. One a database: what goes around it is
 * still right, and waits at the wallets' locks instead of in the queue.
 */
export const batchedCharges = onePerDatabase((database) =>
  batched(
    (charges: readonly CompanyCharge[]) =>
      transaction(database, (tx) => {
        const [first] = charges
        return first
          ? chargeWallets(
              tx,
              first.company,
              charges.map(({ request }) => request),
            )
          : Promise.resolve([])
      }),
    {
      lanes: 2,
      sizeMax: 256,
      queueMax: 10_000,
      groupOf: ({ company }) => String(company.id),
      contentionOf: ({ request }) => request.customerId,
      identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`,
    },
  ),
)
