import type { Moved, PosMove } from '@erp/point-of-sale'
import { newId, type Tx } from '@platform/database'
import { type Company, Refusal, settingsOf } from '@platform/plugin-api'
import {
  type BookableTransaction,
  bookPosted,
  type KeptAllocation,
  keepAllocations,
  lockWallets,
  refusalOf,
} from '@wallet/accounting-bridge'
import type { Outcome, TransactionRequest } from '@wallet/ledger'
import { refuseBySettings } from './refuse-by-settings.ts'
import { walletPosSettings } from './settings.ts'

/**
 * All that a set of tills does with wallets, in one go because wallets are locked once a transaction: sales paid from
 * them (Dr wallet, Cr POS clearing, or the receivable of an order that is invoiced), sales given back into the very
 * lots, recharges and kept change (Dr POS clearing, Cr wallet), and mistyped recharges undone while nothing of them is
 * spent. Answers one outcome for each, in their order; a key sent again answers as the first time.
 */
export async function moveWallets(
  tx: Tx,
  company: Company,
  moves: readonly PosMove[],
): Promise<(Refusal | Moved)[]> {
  if (moves.length === 0) return []
  const wanted = moves.map((move): WantedMove => ({ move, request: requestOf(move), ...bookingOf(move) }))
  const [settings, wallets] = await Promise.all([
    settingsOf(tx, walletPosSettings, company.id),
    lockWallets(
      tx,
      company,
      wanted.map(({ request }) => request),
    ),
  ])
  const taken = takenByOrder(moves)
  const judged = wanted.map((one) =>
    // What was done before is answered again, whatever the settings have become since.
    wallets.findReplay(one.request)
      ? one
      : (refuseBySettings(one.move, taken.get(one.move.orderId) ?? 0n, settings, company) ?? one),
  )
  const accepted = judged.filter(isWanted)
  const outcomes = await wallets.post(accepted.map(({ request }) => request))
  await bookPosted(tx, company.id, accepted, outcomes)
  const answers = accepted.map(({ move }, index) => ({ move, outcome: outcomes[index] }))
  keepAllocations(tx, company.id, answers.flatMap(allocationOf))

  const answerOf = new Map(answers.map(({ move, outcome }) => [move, outcome]))
  return judged.map((one) => (one instanceof Refusal ? one : moved(answerOf.get(one.move), company)))
}

/** A move with its transaction and where the books have the other side of it. */
interface WantedMove extends BookableTransaction {
  readonly move: PosMove
}

/** What wallets pay of each order. */
function takenByOrder(moves: readonly PosMove[]): ReadonlyMap<string, bigint> {
  const taken = new Map<string, bigint>()
  for (const { move, orderId, amount } of moves)
    if (move === 'take') taken.set(orderId, (taken.get(orderId) ?? 0n) + amount)
  return taken
}

function isWanted(one: WantedMove | Refusal): one is WantedMove {
  return !(one instanceof Refusal)
}

function requestOf(move: PosMove): TransactionRequest {
  const { amount } = move
  const transactionId = newId()
  const facts = {
    transactionId,
    procedure: `pos.${move.move}`,
    idempotencyKey: move.idempotencyKey,
    requestHash: move.requestHash,
    note: move.reference,
    actorId: move.actorId,
    occurredAt: new Date(),
    accountingDate: move.date,
    customerId: move.customerId,
    currency: move.currency,
  } as const
  switch (move.move) {
    case 'take':
      return move.invoiceId === null
        ? {
            move: 'debit',
            ...facts,
            kind: 'charge',
            source: `pos-order:${move.orderId}:${move.tenderId}`,
            counterpart: 'sales',
            amount,
          }
        : // Named as every allocation is, so that its invoice can be due again by undoing it.
          {
            move: 'debit',
            ...facts,
            kind: 'allocation',
            source: `allocation:${transactionId}`,
            counterpart: 'invoices',
            amount,
          }
    case 'give_back': {
      const refund = {
        ...facts,
        kind: 'refund',
        source: `pos-order:${move.orderId}:${move.tenderId}`,
        counterpart: 'sales',
        amount,
      } as const
      return move.refundOf === null
        ? { move: 'credit', ...refund, origin: 'refund', expiresAt: null }
        : { move: 'refund', ...refund, refundOf: move.refundOf }
    }
    case 'deposit':
      return {
        move: 'credit',
        ...facts,
        kind: 'top_up',
        source: `pos-order:${move.orderId}:${move.kind}`,
        counterpart: 'payments',
        origin: 'paid',
        expiresAt: null,
        amount,
      }
    case 'undo_deposit':
      return {
        move: 'reversal',
        ...facts,
        kind: 'reversal',
        source: `pos-order:${move.orderId}:undo`,
        counterpart: 'payments',
        reverses: move.undoes,
      }
  }
}

function bookingOf(move: PosMove) {
  const { reference } = move
  switch (move.move) {
    case 'take':
    case 'give_back':
      return { against: move.against, reference }
    case 'deposit':
      return { against: { role: 'pos_clearing' }, reference }
    case 'undo_deposit':
      return { against: { role: 'pos_clearing' }, reference, reverses: move.undoes }
  }
}

function allocationOf({ move, outcome }: { move: PosMove; outcome: Outcome | undefined }): KeptAllocation[] {
  if (move.move !== 'take' || move.invoiceId === null || outcome?.status !== 'posted') return []
  const { invoiceId, customerId, currency, amount, date, actorId } = move
  return [{ allocationId: outcome.transactionId, invoiceId, customerId, currency, amount, date, actorId }]
}

function moved(outcome: Outcome | undefined, company: Company): Moved | Refusal {
  if (!outcome) throw new Error('a set answers one outcome for each request')
  if (outcome.status === 'rejected') return refusalOf(outcome.rejection, company.currency, company.locale)
  return {
    entryId: outcome.transactionId,
    balanceAfter: outcome.balanceAfter,
    availableAfter: outcome.availableAfter,
  }
}
