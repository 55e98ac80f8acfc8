import { newId } from '@platform/database'
import { minAmount } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import type { PaidOnInvoice, PosPaymentMethod } from '../methods/payment-methods.ts'
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
  /** Of a balance: what it had paid and gets back; null where it gets what was paid otherwise. */
  readonly refundOf: string | null
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
  /** Of an order that was invoiced: what is still open on its invoice, and what balances have paid of it. */
  readonly invoiced: { readonly residual: bigint; readonly paidBy: readonly PaidByBalance[] } | null
  /** Minor units: cash is rounded to a multiple of it. */
  readonly rounding: bigint
}

/** A part of an invoice that a balance paid, at the till or elsewhere. */
export interface PaidByBalance extends PaidOnInvoice {
  readonly method: PosPaymentMethod
}

/**
 * Plans how a total goes back: first against what is still owed for the order, then to the balance that paid, because
 * credit of the customer is never turned into cash, then to cards and cash as they paid, or, with `to`, to one method
 * instead of these.
 */
export function planRefund(paid: Paid, total: bigint, to: string): readonly GivenBack[] | Refusal {
  const chosen = to === 'original' ? null : findMethod(paid, to)
  if (chosen instanceof Refusal) return chosen
  if (chosen?.kind === 'invoice') return refuse.rechargedBy(chosen.title)
  const parts: GivenBack[] = []
  let due = total
  const give = (source: Source, method: PosPaymentMethod | undefined): Refusal | undefined => {
    const amount = minAmount(due, source.left)
    if (amount <= 0n) return undefined
    if (!method) return refuse.methodNotOffered(source.of.methodId)
    due -= amount
    const { of, refundOf } = source
    parts.push({ id: newId(), method, amount, rounding: 0n, of, refundOf })
    return undefined
  }
  const later = paid.tenders.find(({ kind }) => kind === 'invoice')
  for (const source of [...owedFor(paid, later), ...paidByBalances(paid, later)]) {
    const refusal = give(source, source.method)
    if (refusal) return refusal
  }
  for (const tender of [...ofKind(paid, 'clearing'), ...ofKind(paid, 'cash')]) {
    const own = paid.methods.find(({ id }) => id === tender.methodId)
    const refusal = give({ of: tender, left: leftOf(paid, tender), refundOf: null }, chosen ?? own)
    if (refusal) return refusal
  }
  // What was paid later on the invoice came by no tender of the till.
  if (due > 0n && later) {
    if (!chosen) return refuse.chooseHowToGiveBack(paid.company, due)
    give({ of: later, left: due, refundOf: null }, chosen)
  }
  return due > 0n ? refuse.tenderedTooMuch(paid.company, due) : roundedParts(parts, paid.rounding)
}

/** What can go back, and at most how much of it. */
interface Source {
  readonly of: TenderRecord
  readonly left: bigint
  readonly refundOf: string | null
}

interface SourceOfMethod extends Source {
  readonly method: PosPaymentMethod | undefined
}

/** The invoice says what is owed, whatever the tender left open: it may be paid, or what paid it undone, since. */
function owedFor({ invoiced, known }: Paid, later: TenderRecord | undefined): readonly SourceOfMethod[] {
  if (!invoiced || !later) return []
  const method = known.find(({ id }) => id === later.methodId)
  return [{ of: later, method, left: invoiced.residual, refundOf: null }]
}

/**
 * What balances paid and did not get back. Of an invoiced order the balances themselves say it, where they can: they
 * pay its invoice later, too, and get back what a credit note of the back office gives them.
 */
function paidByBalances(paid: Paid, later: TenderRecord | undefined): readonly SourceOfMethod[] {
  const own = ofKind(paid, 'account')
  const told = paid.invoiced?.paidBy ?? []
  const kept = own.flatMap((tender) => {
    const method = paid.known.find(({ id }) => id === tender.methodId)
    return paid.invoiced && method?.paidOn
      ? []
      : [{ of: tender, method, left: leftOf(paid, tender), refundOf: tender.entryId }]
  })
  const ofInvoice = told.flatMap(({ method, entryId, left }) => {
    const of = own.find((tender) => tender.entryId === entryId) ?? later
    return of ? [{ of, method, left, refundOf: entryId }] : []
  })
  return [...kept, ...ofInvoice]
}

function ofKind({ tenders }: Paid, kind: TenderRecord['kind']): readonly TenderRecord[] {
  return tenders.filter((tender) => tender.kind === kind)
}

/** What of a tender was not given back yet. */
export function leftOf({ givenBack }: Pick<Paid, 'givenBack'>, tender: TenderRecord): bigint {
  const left = tender.amount - tender.rounding - (givenBack.get(tender.id) ?? 0n)
  // Of what was left open more may go back than it was: what other tenders paid can be owed again, or be paid later.
  return left > 0n ? left : 0n
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
