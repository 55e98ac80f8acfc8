import type { Rejected, Replayed } from '../outcome.ts'
import type { RequestFacts } from '../transaction-request.ts'
import type { KnownTransaction, LedgerState } from './state.ts'

export function keyOf({
  procedure,
  idempotencyKey,
}: Pick<RequestFacts, 'procedure' | 'idempotencyKey'>): string {
  return `${procedure} ${idempotencyKey}`
}

export function sourceOf({ kind, source }: Pick<RequestFacts, 'kind' | 'source'>): string {
  return `${kind} ${source}`
}

/** The same key for the same request answers as before, whole; for another request it is refused. */
export function replay(known: KnownTransaction, requestHash: Buffer): Replayed | Rejected {
  return known.requestHash.equals(requestHash)
    ? { status: 'replayed', ...known.facts }
    : { status: 'rejected', rejection: { code: 'key_reused', idempotencyKey: known.idempotencyKey } }
}

/** What is said of a request whose key, or else source, is in use. */
export function answerKnown(state: LedgerState, request: RequestFacts): Replayed | Rejected | undefined {
  const sameKey = state.byKey.get(keyOf(request))
  if (sameKey) return replay(sameKey, request.requestHash)
  const sameSource = state.bySource.get(sourceOf(request))
  if (!sameSource) return undefined
  const { source, facts } = sameSource
  return {
    status: 'rejected',
    rejection: { code: 'source_taken', source, transactionId: facts.transactionId },
  }
}
