import { newId } from '@platform/database'
import { minAmount } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import type { PosPaymentMethod } from '../methods/payment-methods.ts'
import * as refuse from '../refusals.ts'
import { findMethod, roundedCash } from './judge-tenders.ts'
import type { TenderRecord } from './order-record.ts'

/** Money that goes back. Minor units, above zero; `amount` less `rounding` is what it gives back of the total. */
export interface GivenBack {
  readonly id: string
  readonly method: PosPaymentMethod
  readonly amount: bigint
  readonly rounding: bigint
  /** The tender it gives back. */
  readonly of: TenderRecord
}

interface Paid {
  readonly company: Company
  /** Those the register that gives back offers. */
  readonly methods: readonly PosPaymentMethod[]
  /** All there are: a balance that paid gets its own back, whether the register still offers it or not. */
  readonly known: readonly PosPaymentMethod[]
  readonly customerId: string | null
  readonly tenders: readonly TenderRecord[]
  /** What refunds have given back of each tender. */
  readonly givenBack: ReadonlyMap<string, bigint>
  /** What is still open on the order's invoice. */
  readonly residual: bigint
  /** Minor units: cash is rounded to a multiple of it. */
  readonly rounding: bigint
}

/** In this order: what is owed is forgiven first; credit of the customer is never turned into cash. */
const kinds = ['invoice', 'account', 'clearing', 'cash'] as const

/**
 * Plans how a total goes back: first against what is still owed for the order, then to the balance that paid, then to
 * cards and cash as they paid, or, with `to`, to one method instead of these.
 */
export function planRefund(paid: Paid, total: bigint, to: string): readonly GivenBack[] | Refusal {
  const chosen = to === 'original' ? null : findMethod(paid, to)
  if (chosen instanceof Refusal) return chosen
  if (chosen?.kind === 'invoice') return refuse.rechargedBy(chosen.title)
  const parts: GivenBack[] = []
  let due = total
  const give = (of: TenderRecord, method: PosPaymentMethod, atMost: bigint) => {
    const amount = minAmount(due, atMost)
    if (amount <= 0n) return
    due -= amount
    parts.push({ id: newId(), method, amount, rounding: 0n, of })
  }
  const ordered = kinds.flatMap((kind) => paid.tenders.filter((tender) => tender.kind === kind))
  for (const tender of ordered) {
    const left = leftOf(paid, tender)
    if (left <= 0n || due === 0n) continue
    const ofTill = tender.kind === 'cash' || tender.kind === 'clearing'
    const own = (ofTill ? paid.methods : paid.known).find(({ id }) => id === tender.methodId)
    const method = ofTill ? (chosen ?? own) : own
    if (!method) return refuse.methodNotOffered(tender.methodId)
    give(tender, method, tender.kind === 'invoice' ? minAmount(left, paid.residual) : left)
  }
  // What was paid later on the invoice came by no tender of the till.
  const later = paid.tenders.find(({ kind }) => kind === 'invoice')
  if (due > 0n && later) {
    if (!chosen) return refuse.chooseHowToGiveBack(paid.company, due)
    give(later, chosen, due)
  }
  return due > 0n ? refuse.tenderedTooMuch(paid.company, due) : roundedParts(parts, paid.rounding)
}

/** What of a tender was not given back yet. */
export function leftOf({ givenBack }: Pick<Paid, 'givenBack'>, tender: TenderRecord): bigint {
  return tender.amount - tender.rounding - (givenBack.get(tender.id) ?? 0n)
}

/** Cash is rounded once, however many tenders it gives back; the last of them carries the rounding. */
function roundedParts(parts: readonly GivenBack[], step: bigint): readonly GivenBack[] {
  const cash = parts.filter(({ method }) => method.kind === 'cash')
  const due = cash.reduce((sum, { amount }) => sum + amount, 0n)
  const rounding = roundedCash(due, step) - due
  const last = cash.at(-1)
  return parts.map((part) =>
    part === last && part.amount + rounding > 0n
      ? { ...part, amount: part.amount + rounding, rounding }
      : part,
  )
}
