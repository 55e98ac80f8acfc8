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

export interface SetOptions<Request> {
  /** How many sets of a company may be under way at once. Fewer lanes make larger sets, which cost less a request. */
  readonly lanes?: number
  /** What two sets would fight over: requests alike in it wait for each other here. */
  contentionOf(request: Request): string
}

/**
 * Puts a set function of the hot path behind single requests: those of a company that arrive together share a commit.
 * One a database: what goes around it is still right, and waits at the locks instead of in the queue.
 */
export function batchedInCompany<Request extends Keyed, Outcome>(
  run: (tx: Tx, company: Company, requests: readonly Request[]) => Promise<readonly Outcome[]>,
  { lanes = 2, contentionOf }: SetOptions<Request>,
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
        lanes,
        sizeMax: 512,
        queueMax: 10_000,
        groupOf: ({ company }) => String(company.id),
        contentionOf: ({ request }) => contentionOf(request),
        identityOf: ({ request }) => `${request.idempotencyKey} ${request.requestHash.toString('hex')}`,
      },
    ),
  )
}
