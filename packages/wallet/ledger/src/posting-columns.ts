import { assert, column } from '@platform/database'
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
  const wallets = [...last.values()]
  // Rivals for the same keys then wait for each other in one direction only.
  const transactions = postings
    .filter(({ received }) => !received)
    .toSorted((a, b) => (keyOf(a.request) < keyOf(b.request) ? -1 : 1))
  const usedLots = usedBefore(uses, made)
  return [
    companyId,
    recordedAt.text,

    column.uuid(wallets.map(({ facts }) => facts.walletId)),
    column.int8(wallets.map(({ facts }) => read.get(facts.walletId)?.version ?? null)),
    column.int8(wallets.map(({ balanceAfter }) => balanceAfter)),
    column.int8(wallets.map(({ heldAfter }) => heldAfter)),
    column.int8(wallets.map(({ facts }) => facts.version)),
    column.bytea(wallets.map((posting) => hashes.get(posting) ?? null)),

    column.uuid(transactions.map(({ request }) => request.transactionId)),
    transactions.map(({ request }) => request.kind),
    column.text(transactions.map(({ request }) => request.procedure)),
    column.uuid(transactions.map(({ request }) => request.idempotencyKey)),
    column.bytea(transactions.map(({ request }) => request.requestHash)),
    column.text(transactions.map(({ request }) => request.source)),
    column.text(transactions.map(({ request }) => request.note)),
    column.uuid(transactions.map(({ request }) => request.actorId)),
    column.timestamptz(transactions.map(({ request }) => request.occurredAt)),
    column.date(transactions.map(({ request }) => request.accountingDate)),
    column.uuid(transactions.map(({ transaction }) => transaction.reverses)),
    column.uuid(transactions.map(({ transaction }) => transaction.refundOf)),

    column.uuid(postings.map(({ facts }) => facts.walletId)),
    column.int8(postings.map(({ facts }) => facts.version)),
    column.uuid(postings.map(({ facts }) => facts.transactionId)),
    column.int8(postings.map(({ facts }) => facts.amount)),
    column.int8(postings.map(({ facts }) => facts.heldChange)),
    postings.map(({ request }) => request.counterpart),
    column.int8(postings.map(({ balanceAfter }) => balanceAfter)),
    column.int8(postings.map(({ heldAfter }) => heldAfter)),
    column.uuid(postings.map(({ onHold }) => onHold?.hold.id ?? null)),
    column.bytea(postings.map((posting) => hashes.get(posting) ?? null)),

    // As all the postings left them.
    column.uuid(made.map((lot) => lot.walletId)),
    column.int8(made.map((lot) => lot.version)),
    column.int2(made.map((lot) => lot.line)),
    made.map((lot) => lot.origin),
    column.int8(made.map((lot) => lot.amount)),
    column.timestamptz(made.map((lot) => lot.expiresAt)),
    ...lotParts(made),

    column.uuid(usedLots.map((lot) => lot.walletId)),
    column.int8(usedLots.map((lot) => lot.version)),
    column.int2(usedLots.map((lot) => lot.line)),
    ...lotParts(usedLots),

    column.uuid(uses.map(({ lot }) => lot.walletId)),
    column.int8(uses.map(({ transaction }) => transaction.version)),
    column.int2(uses.map(({ line }) => line)),
    column.int8(uses.map(({ lot }) => lot.version)),
    column.int2(uses.map(({ lot }) => lot.line)),
    column.int8(uses.map(({ amount }) => amount)),
    uses.map(({ from }) => from),
    uses.map(({ to }) => to),
  ]
}

/** The values of the statement `write-holds`; undefined where no hold was touched. */
export function holdColumns(companyId: number, postings: readonly Posting[]): readonly unknown[] | undefined {
  const touched = new Set(postings.flatMap(({ onHold }) => onHold?.hold ?? []))
  if (touched.size === 0) return undefined
  const placed = new Set(postings.flatMap(({ onHold }) => (onHold?.act === 'placed' ? onHold.hold : [])))
  const made = [...placed]
  const changed = [...touched].filter((hold) => !placed.has(hold))
  return [
    companyId,
    column.uuid(made.map(({ id }) => id)),
    column.uuid(made.map(({ walletId }) => walletId)),
    column.int8(made.map(({ version }) => version)),
    column.int8(made.map(({ amount }) => amount)),
    column.timestamptz(made.map(({ expiresAt }) => expiresAt)),
    ...holdParts(made),
    column.uuid(changed.map(({ id }) => id)),
    ...holdParts(changed),
  ]
}

function holdParts(holds: readonly Hold[]): unknown[] {
  return [
    column.int8(holds.map(({ captured }) => captured)),
    column.int8(holds.map(({ released }) => released)),
    holds.map(({ state }) => state),
  ]
}

function lotParts(lots: readonly Lot[]): unknown[] {
  return [
    column.int8(lots.map((lot) => lot.remaining)),
    column.int8(lots.map((lot) => lot.reserved)),
    column.int8(lots.map((lot) => lot.consumed)),
    column.int8(lots.map((lot) => lot.expired)),
  ]
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
