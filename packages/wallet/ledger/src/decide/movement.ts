import { maxAmount } from '@platform/money'
import type { OutcomePart, Rejection } from '../outcome.ts'
import type { Hold, HoldState, Lot, LotUse, Wallet } from './state.ts'

/** What a request would do to its wallet. Deciding on it changes nothing, so a refusal leaves nothing to undo. */
export interface Movement {
  /** Signed change of the balance. */
  readonly amount: bigint
  readonly made: readonly Lot[]
  /** Of lots there were, and of those made: a credit to a wallet below zero repays the debt at once. */
  readonly uses: readonly LotUse[]
  readonly onHold?: HoldMove
  /** What a transfer does to the other wallet. */
  readonly onward?: { readonly wallet: Wallet; readonly movement: Movement }
}

/** A hold that is placed, or what is done to one that there was. */
export interface HoldMove {
  readonly hold: Hold
  readonly act: 'placed' | Exclude<HoldState, 'open'>
  /** More than zero. */
  readonly amount: bigint
}

export function isRejection(decided: Movement | Rejection): decided is Rejection {
  return 'code' in decided
}

/** Signed change of what the wallet has set aside. */
export function heldChangeOf({ onHold }: Movement): bigint {
  if (!onHold) return 0n
  return onHold.act === 'placed' ? onHold.amount : -onHold.amount
}

/** What may be spent: the balance less what is held. What has lapsed is posted before anybody asks. */
export function availableOf({ balance, held }: Pick<Wallet, 'balance' | 'held'>): bigint {
  return balance - held
}

/** How far below zero what is available is. What is held stays set aside, so it covers none of it. */
export function debtOf(wallet: Pick<Wallet, 'balance' | 'held'>): bigint {
  return maxAmount(-availableOf(wallet), 0n)
}

/** The order in which parts are answered: of the enum in the database, so that a replay answers them alike. */
const partOrder = ['promotional', 'gift_card', 'refund', 'paid', 'overdraft'] as const

/** A movement by the class of credit it touched: what lots gained and lost, and the change of the debt. */
export function partsOf(movement: Movement, wallet: Pick<Wallet, 'balance' | 'held'>): OutcomePart[] {
  const { amount, made, uses } = movement
  const after = { balance: wallet.balance + amount, held: wallet.held + heldChangeOf(movement) }
  const sums = new Map<OutcomePart['origin'], bigint>()
  const add = (origin: OutcomePart['origin'], part: bigint) =>
    sums.set(origin, (sums.get(origin) ?? 0n) + part)
  for (const lot of made) add(lot.origin, lot.amount)
  for (const use of uses) add(use.lot.origin, use.amount * (inBalance(use.to) - inBalance(use.from)))
  add('overdraft', debtOf(wallet) - debtOf(after))
  return partOrder.flatMap((origin) => {
    const part = sums.get(origin) ?? 0n
    return part === 0n ? [] : [{ origin, amount: part }]
  })
}

function inBalance(part: LotUse['from']): bigint {
  return part === 'remaining' || part === 'reserved' ? 1n : 0n
}
