import type { Tx } from '@platform/database'
import { keyOf, replay } from './decide/known.ts'
import { knownOf } from './known-of.ts'
import type { Rejected, Replayed } from './outcome.ts'
import { findKnown } from './sql/find-known.ts'
import { findTaken } from './sql/find-taken.ts'
import type { RequestFacts } from './transaction-request.ts'

/**
 * For each request, the answer it was given before, or a refusal of its key, or null when its key is new. Use cases
 * that lock documents ask this first: a replay must answer as before, whatever has become of the document since.
 */
export async function findReplays(
  tx: Tx,
  companyId: number,
  requests: readonly Pick<RequestFacts, 'procedure' | 'idempotencyKey' | 'requestHash'>[],
): Promise<readonly (Replayed | Rejected | null)[]> {
  if (requests.length === 0) return []
  const [looked] = await tx.query(
    ...findTaken([companyId], {
      keys: {
        idempotency_key: requests.map((request) => request.idempotencyKey),
        procedure: requests.map((request) => request.procedure),
      },
      sources: { source: [], kind: [] },
    }),
  )
  const rows = looked && looked.taken.length > 0 ? await tx.query(findKnown, [companyId, looked.taken]) : []
  const known = new Map(rows.map((row) => [keyOf(knownOf(row)), knownOf(row)]))
  return requests.map((request) => {
    const same = known.get(keyOf(request))
    return same ? replay(same, request.requestHash) : null
  })
}
