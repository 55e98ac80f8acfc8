import { assert } from '@platform/database'
import type { Posting } from './decide/apply.ts'
import { keyOf } from './decide/known.ts'
import type { Hold, Lot } from './decide/state.ts'
import { entryHash } from './hash/entry-hash.ts'
import type { Loaded } from './load-state.ts'

/** The values of the statement `write-postings`. */
export function postingColumns(
  companyId: number,
  { read, recordedAt }: Loaded,
  postings: readonly Posting[],
): readonly unknown[] {
  const hashes = chainHashes(companyId, { read, recordedAt }, postings)
  const last = new Map(postings.map((posting) => [posting.facts.walletId, posting]))
  const made = postings.flatMap(({ transaction }) => transaction.made)
  const uses = postings.flatMap(({ transaction }) =>
    transaction.uses.map((use, index) => ({ ...use, transaction, line: index + 1 })),
  )
  return [
    companyId,
    recordedAt.text,
    ...columns(
      [...last.values()],
      [
        ({ facts }) => facts.walletId,
        ({ facts }) => read.get(facts.walletId)?.version,
        ({ balanceAfter }) => balanceAfter,
        ({ heldAfter }) => heldAfter,
        ({ facts }) => facts.version,
        (posting) => hashes.get(posting),
      ],
    ),
    // Rivals for the same keys then wait for each other in one direction only.
    ...columns(
      postings
        .filter(({ received }) => !received)
        .toSorted((a, b) => (keyOf(a.request) < keyOf(b.request) ? -1 : 1)),
      [
        ({ request }) => request.transactionId,
        ({ request }) => request.kind,
        ({ request }) => request.procedure,
        ({ request }) => request.idempotencyKey,
        ({ request }) => request.requestHash,
        ({ request }) => request.source,
        ({ request }) => request.note,
        ({ request }) => request.actorId,
        ({ request }) => request.occurredAt.toISOString(),
        ({ request }) => request.accountingDate,
        ({ transaction }) => transaction.reverses,
        ({ transaction }) => transaction.refundOf,
      ],
    ),
    ...columns(postings, [
      ({ facts }) => facts.walletId,
      ({ facts }) => facts.version,
      ({ facts }) => facts.transactionId,
      ({ facts }) => facts.amount,
      ({ facts }) => facts.heldChange,
      ({ request }) => request.counterpart,
      ({ balanceAfter }) => balanceAfter,
      ({ heldAfter }) => heldAfter,
      ({ onHold }) => onHold?.hold.id ?? null,
      (posting) => hashes.get(posting),
    ]),
    // As all the postings left them.
    ...columns(made, [
      (lot) => lot.walletId,
      (lot) => lot.version,
      (lot) => lot.line,
      (lot) => lot.origin,
      (lot) => lot.amount,
      (lot) => lot.expiresAt?.toISOString() ?? null,
      ...lotParts,
    ]),
    ...columns(usedBefore(uses, made), [
      (lot) => lot.walletId,
      (lot) => lot.version,
      (lot) => lot.line,
      ...lotParts,
    ]),
    ...columns(uses, [
      ({ lot }) => lot.walletId,
      ({ transaction }) => transaction.version,
      ({ line }) => line,
      ({ lot }) => lot.version,
      ({ lot }) => lot.line,
      ({ amount }) => amount,
      ({ from }) => from,
      ({ to }) => to,
    ]),
  ]
}

/** The values of the statement `write-holds`; undefined where no hold was touched. */
export function holdColumns(companyId: number, postings: readonly Posting[]): readonly unknown[] | undefined {
  const touched = new Set(postings.flatMap(({ onHold }) => onHold?.hold ?? []))
  if (touched.size === 0) return undefined
  const placed = new Set(postings.flatMap(({ onHold }) => (onHold?.act === 'placed' ? onHold.hold : [])))
  return [
    companyId,
    ...columns(
      [...placed],
      [
        ({ id }) => id,
        ({ walletId }) => walletId,
        ({ version }) => version,
        ({ amount }) => amount,
        ({ expiresAt }) => expiresAt.toISOString(),
        ...holdParts,
      ],
    ),
    ...columns(
      [...touched].filter((hold) => !placed.has(hold)),
      [({ id }) => id, ...holdParts],
    ),
  ]
}

const holdParts: readonly ((hold: Hold) => unknown)[] = [
  ({ captured }) => captured,
  ({ released }) => released,
  ({ state }) => state,
]

const lotParts: readonly ((lot: Lot) => bigint)[] = [
  (lot) => lot.remaining,
  (lot) => lot.reserved,
  (lot) => lot.consumed,
  (lot) => lot.expired,
]

function columns<Row>(rows: readonly Row[], cells: readonly ((row: Row) => unknown)[]): unknown[][] {
  return cells.map((cell) => rows.map(cell))
}

/** The lots that were there before, and were used. */
function usedBefore(uses: readonly { readonly lot: Lot }[], made: readonly Lot[]): Lot[] {
  const lots = new Set(uses.map(({ lot }) => lot))
  for (const lot of made) lots.delete(lot)
  return [...lots]
}

/** Each posting's hash, chained to its wallet's last. */
function chainHashes(
  companyId: number,
  { read, recordedAt }: Pick<Loaded, 'read' | 'recordedAt'>,
  postings: readonly Posting[],
): ReadonlyMap<Posting, Buffer> {
  const lastHashes = new Map([...read].map(([id, wallet]) => [id, wallet.last_hash]))
  const hashes = new Map<Posting, Buffer>()
  for (const posting of postings) {
    const previous = lastHashes.get(posting.facts.walletId)
    assert(previous, `wallet ${posting.facts.walletId} was not read`)
    const hash = entryHash({ previous, companyId, posting, recordedAt: recordedAt.micros })
    hashes.set(posting, hash)
    lastHashes.set(posting.facts.walletId, hash)
  }
  return hashes
}
