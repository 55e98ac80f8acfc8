import { batched, onePerDatabase, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { type CaptureHold, captureHolds } from './hold-credit.ts'

export interface CompanyCapture {
  readonly company: Company
  readonly request: CaptureHold
}

/**
 * Takes single captures, and has those that arrive together share a commit. One a database, as `batchedCharges`: two of
 * the same customer wait for each other here instead of at the wallet's lock.
 */
export const batchedCaptures = onePerDatabase((database) =>
  batched(
    (captures: readonly CompanyCapture[]) =>
      transaction(database, (tx) => {
        const [first] = captures
        return first
          ? captureHolds(
              tx,
              first.company,
              captures.map(({ request }) => request),
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
