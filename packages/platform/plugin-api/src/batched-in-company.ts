import {
  type Batched,
  batched,
  type Database,
  onePerDatabase,
  type Tx,
  transaction,
} from '@platform/database'
import type { Company } from './session.ts'

/** One request of a company, on its way into a set. */
export interface InCompany<Request> {
  readonly company: Company
  readonly request: Request
}

interface Keyed {
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
}

/**
 * Puts a set function of the hot path behind single requests: those of a company that arrive together share a commit.
 * One a database: what goes around it is still right, and waits at the locks instead of in the queue. `contentionOf` is
 * what two sets would fight over: requests alike in it wait for each other here.
 */
export function batchedInCompany<Request extends Keyed, Outcome>(
  run: (tx: Tx, company: Company, requests: readonly Request[]) => Promise<readonly Outcome[]>,
  contentionOf: (request: Request) => string,
): (database: Database) => Batched<InCompany<Request>, Outcome> {
  return onePerDatabase((database) =>
    batched(
      async (wanted: readonly InCompany<Request>[]) => {
        const [first] = wanted
        if (!first) return []
        const requests = wanted.map(({ request }) => request)
        return transaction(database, (tx) => run(tx, first.company, requests))
      },
      {
        lanes: 2,
        sizeMax: 256,
        queueMax: 10_000,
        groupOf: ({ company }) => String(company.id),
        contentionOf: ({ request }) => contentionOf(request),
        identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`,
      },
    ),
  )
}
