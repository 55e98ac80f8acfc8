import type { Tx } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import type { TransactionRequest } from '@wallet/ledger'
import { factsOf, type WalletAct } from './act-facts.ts'
import type { BookableTransaction } from './post-and-book.ts'
import { type Moved, postForCustomers } from './post-for-customers.ts'

/** Why a balance is changed by hand. It fixes what kind of credit that is, and where the books have the other side. */
export const adjustmentReasons = ['promotion', 'compensation', 'correction'] as const
export type AdjustmentReason = (typeof adjustmentReasons)[number]

export interface AdjustmentRequest extends WalletAct {
  readonly direction: 'add' | 'remove'
  /** Minor units of the company's currency, more than zero. */
  readonly amount: bigint
  readonly reason: AdjustmentReason
  /** Of promotional credit that is added: when it lapses. */
  readonly expiresAt: Date | null
}

/**
 * Changes balances by hand. A promotion or a compensation is promotional credit against promotional discounts, and only
 * such credit is taken back for these reasons. A correction goes against adjustments: what it adds is never paid out,
 * what it removes is taken in spending order. Refuses to remove more than is there, but for what the wallet may go
 * below zero.
 */
export async function adjustWallets(
  tx: Tx,
  company: Company,
  requests: readonly AdjustmentRequest[],
): Promise<(Moved | Refusal)[]> {
  const outcomes = await postForCustomers(
    tx,
    company,
    requests.map((request) => adjustment(company, request)),
  )
  return outcomes.map(sayWhatMayBeTaken)
}

function adjustment(company: Company, request: AdjustmentRequest): BookableTransaction {
  const { amount, reason, direction, expiresAt } = request
  const promotional = reason !== 'correction'
  const facts = factsOf(company, request, {
    procedure: 'wallet.adjust',
    kind: promotional && direction === 'add' ? 'promotion' : 'adjustment',
    counterpart: promotional ? 'promotions' : 'adjustments',
    source: { act: reason },
  })
  const move: TransactionRequest =
    direction === 'add'
      ? { move: 'credit', ...facts, amount, origin: promotional ? 'promotional' : 'refund', expiresAt }
      : { move: 'debit', ...facts, amount, ...(promotional && { origins: ['promotional'] as const }) }
  return {
    request: move,
    against: { role: promotional ? 'wallet.discounts' : 'wallet.adjustments' },
    reference: referenceOf[reason],
  }
}

const referenceOf = {
  promotion: 'Promotion',
  compensation: 'Compensation',
  correction: 'Correction',
} as const satisfies Record<AdjustmentReason, string>

function sayWhatMayBeTaken(outcome: Moved | Refusal): Moved | Refusal {
  if (!(outcome instanceof Refusal) || outcome.code !== 'insufficient_eligible') return outcome
  const { kind, facts } = outcome
  const message =
    'The wallet has less promotional credit than that. Take less, or choose the reason Correction to take other credit.'
  return new Refusal({ kind, code: 'insufficient_promotional', message, facts })
}
