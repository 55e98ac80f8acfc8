import type { Tx } from '@platform/database'
import { decide } from './decide/decide.ts'
import { loadState } from './load-state.ts'
import type { Outcome } from './outcome.ts'
import { postingColumns } from './posting-columns.ts'
import { writePostings } from './sql/write-postings.ts'
import type { TransactionRequest } from './transaction-request.ts'

/**
 * Posts a set of transactions to the wallets of one company and answers one outcome for each, in their order. What is
 * refused never spoils its neighbours. Wallets that are missing are made.
 *
 * Two round trips: lock and read, then write. The write is only sent: the caller's own writes and the commit follow it
 * on the wire, and should it fail, the commit fails. It never begins, commits or retries; call it once a transaction,
 * after whatever else locks (see `lockOrder`), and refuse nothing any more behind it.
 *
 * The scheme is TigerBeetle's (sets in, one code each out; ids as idempotency) and Formance's (the hash of the request
 * is kept with its key) on one SQL database. Idempotency keys and ids are lower-case UUIDs.
 */
export async function post(
  tx: Tx,
  companyId: number,
  requests: readonly TransactionRequest[],
): Promise<readonly Outcome[]> {
  if (requests.length === 0) return []
  const loaded = await loadState(tx, companyId, requests)
  const { outcomes, postings } = decide(loaded.state, requests)
  if (postings.length > 0) tx.send(writePostings, postingColumns(companyId, loaded, postings))
  return outcomes
}
