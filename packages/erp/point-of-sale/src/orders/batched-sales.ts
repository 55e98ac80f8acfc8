import { batched, onePerDatabase, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import type { SaleRequest } from './judge-sales.ts'
import { sell } from './sell.ts'

export interface CompanySale {
  readonly company: Company
  readonly request: SaleRequest
}

/**
 * Takes single sales, and has those that arrive together share a commit, whatever tills they come from. One a database:
 * what goes around it is still right, and waits at the locks instead of in the queue.
 */
export const batchedSales = onePerDatabase((database) =>
  batched(
    (sales: readonly CompanySale[]) =>
      transaction(database, (tx) => {
        const [first] = sales
        return first
          ? sell(
              tx,
              first.company,
              sales.map(({ request }) => request),
            )
          : Promise.resolve([])
      }),
    {
      lanes: 2,
      sizeMax: 256,
      queueMax: 10_000,
      groupOf: ({ company }) => String(company.id),
      // Two tills fight over the wallet of the customer they both serve, and over nothing else.
      contentionOf: ({ request }) => request.customerId ?? request.sessionId,
      identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`,
    },
  ),
)
