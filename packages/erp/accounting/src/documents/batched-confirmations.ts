import { batched, onePerDatabase, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type ConfirmPaymentRequest, confirmPayments } from './confirm-payments.ts'

export interface CompanyConfirmation {
  readonly company: Company
  /** Who confirms; null for the system. */
  readonly actorId: string | null
  readonly request: ConfirmPaymentRequest
}

/**
 * Takes single confirmations of payments, such as recharges of wallets, and has those that arrive together share a
 * commit. One person's are gathered: a set has one who confirmed it.
 */
export const batchedConfirmations = onePerDatabase((database) =>
  batched(
    (confirmations: readonly CompanyConfirmation[]) =>
      transaction(database, (tx) => {
        const [first] = confirmations
        return first
          ? confirmPayments(
              tx,
              first.company,
              first.actorId,
              confirmations.map(({ request }) => request),
            )
          : Promise.resolve([])
      }),
    {
      lanes: 2,
      sizeMax: 128,
      queueMax: 5_000,
      groupOf: ({ company, actorId }) => `${company.id} ${actorId ?? ''}`,
      contentionOf: ({ request }) => request.paymentId,
      identityOf: ({ request }) => `${request.idempotencyKey} ${request.paymentId}`,
    },
  ),
)
