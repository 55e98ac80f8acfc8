import { assert, type Filled } from '@platform/database'
import type { Posting } from './decide/apply.ts'
import { keyOf } from './decide/known.ts'
import type { Hold, Lot } from './decide/state.ts'
import { entryHash } from './hash/entry-hash.ts'
import type { Loaded } from './load-state.ts'
import { writeHolds } from './sql/write-holds.ts'
import { writePostings } from './sql/write-postings.ts'

/** The statement that writes these postings. */
export function writingOf(
  companyId: number,
  { read, recordedAt }: Loaded,
  postings: readonly Posting[],
): Filled<never> {
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
  return writePostings([companyId, recordedAt.text], {
    moved: {
      id: wallets.map(({ facts }) => facts.walletId),
      version_read: wallets.map(({ facts }) => read.get(facts.walletId)?.version ?? null),
      balance: wallets.map(({ balanceAfter }) => balanceAfter),
      held: wallets.map(({ heldAfter }) => heldAfter),
      version: wallets.map(({ facts }) => facts.version),
      last_hash: wallets.map((posting) => hashes.get(posting) ?? null),
    },
    transactions: {
      id: transactions.map(({ request }) => request.transactionId),
      kind: transactions.map(({ request }) => request.kind),
      procedure: transactions.map(({ request }) => request.procedure),
      idempotency_key: transactions.map(({ request }) => request.idempotencyKey),
      request_hash: transactions.map(({ request }) => request.requestHash),
      source: transactions.map(({ request }) => request.source),
      note: transactions.map(({ request }) => request.note),
      actor_id: transactions.map(({ request }) => request.actorId),
      occurred_at: transactions.map(({ request }) => request.occurredAt),
      accounting_date: transactions.map(({ request }) => request.accountingDate),
      reverses: transactions.map(({ transaction }) => transaction.reverses),
      refund_of: transactions.map(({ transaction }) => transaction.refundOf),
    },
    entries: {
      wallet_id: postings.map(({ facts }) => facts.walletId),
      version: postings.map(({ facts }) => facts.version),
      transaction_id: postings.map(({ facts }) => facts.transactionId),
      amount: postings.map(({ facts }) => facts.amount),
      held_change: postings.map(({ facts }) => facts.heldChange),
      counterpart: postings.map(({ request }) => request.counterpart),
      balance_after: postings.map(({ balanceAfter }) => balanceAfter),
      held_after: postings.map(({ heldAfter }) => heldAfter),
      hold_id: postings.map(({ onHold }) => onHold?.hold.id ?? null),
      hash: postings.map((posting) => hashes.get(posting) ?? null),
    },
    // As all the postings left them.
    lots: {
      ...lotKeys(made),
      origin: made.map((lot) => lot.origin),
      amount: made.map((lot) => lot.amount),
      expires_at: made.map((lot) => lot.expiresAt),
      ...lotParts(made),
    },
    usedLots: { ...lotKeys(usedLots), ...lotParts(usedLots) },
    uses: {
      wallet_id: uses.map(({ lot }) => lot.walletId),
      version: uses.map(({ transaction }) => transaction.version),
      line: uses.map(({ line }) => line),
      lot_version: uses.map(({ lot }) => lot.version),
      lot_line: uses.map(({ lot }) => lot.line),
      amount: uses.map(({ amount }) => amount),
      from_part: uses.map(({ from }) => from),
      to_part: uses.map(({ to }) => to),
    },
  })
}

/** The statement that writes the holds of these postings; undefined where no hold was touched. */
export function holdWritingOf(companyId: number, postings: readonly Posting[]): Filled<never> | undefined {
  const touched = new Set(postings.flatMap(({ onHold }) => onHold?.hold ?? []))
  if (touched.size === 0) return undefined
  const isPlaced = new Set(postings.flatMap(({ onHold }) => (onHold?.act === 'placed' ? onHold.hold : [])))
  const placed = [...isPlaced]
  const changed = [...touched].filter((hold) => !isPlaced.has(hold))
  return writeHolds([companyId], {
    placed: {
      id: placed.map(({ id }) => id),
      wallet_id: placed.map(({ walletId }) => walletId),
      version: placed.map(({ version }) => version),
      amount: placed.map(({ amount }) => amount),
      expires_at: placed.map(({ expiresAt }) => expiresAt),
      ...holdParts(placed),
    },
    changed: { id: changed.map(({ id }) => id), ...holdParts(changed) },
  })
}

function holdParts(holds: readonly Hold[]) {
  return {
    captured: holds.map(({ captured }) => captured),
    released: holds.map(({ released }) => released),
    state: holds.map(({ state }) => state),
  }
}

function lotKeys(lots: readonly Lot[]) {
  return {
    wallet_id: lots.map((lot) => lot.walletId),
    version: lots.map((lot) => lot.version),
    line: lots.map((lot) => lot.line),
  }
}

function lotParts(lots: readonly Lot[]) {
  return {
    remaining: lots.map((lot) => lot.remaining),
    reserved: lots.map((lot) => lot.reserved),
    consumed: lots.map((lot) => lot.consumed),
    expired: lots.map((lot) => lot.expired),
  }
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
