import { newId } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import type { PosPaymentMethod } from '../methods/payment-methods.ts'
import * as refuse from '../refusals.ts'

/** A payment as the till asks for it; what is proved was verified before. */
export interface TenderRequest {
  readonly methodId: string
  /** Minor units, above zero: what goes towards the total; of cash the rounded amount. */
  readonly amount: bigint
  readonly received?: bigint | undefined
  readonly authorisation?: string | undefined
  readonly proof: 'pin' | 'code' | 'manager' | null
}

/** A payment that adds up with the others. `amount` less `rounding` is what it pays. */
export interface TenderPlan {
  readonly id: string
  readonly method: PosPaymentMethod
  readonly amount: bigint
  readonly rounding: bigint
  readonly received: bigint | null
  readonly authorisation: string | null
  readonly proof: 'pin' | 'code' | 'manager' | null
}

interface Paid {
  readonly company: Company
  /** Those the register offers. */
  readonly methods: readonly PosPaymentMethod[]
  /** Minor units, not below zero. */
  readonly total: bigint
  readonly customerId: string | null
  /** Minor units: cash is rounded to a multiple of it. */
  readonly rounding: bigint
}

/** Judges what is tendered for a total: the payments, adding up to it, or why not. */
export function judgeTenders(paid: Paid, tenders: readonly TenderRequest[]): readonly TenderPlan[] | Refusal {
  const { company, total } = paid
  const methods: PosPaymentMethod[] = []
  for (const { methodId } of tenders) {
    const method = findMethod(paid, methodId)
    if (method instanceof Refusal) return method
    // Only cards come in several: everything else is one drawer, one balance, one invoice.
    const twice = methods.find(({ kind }) => kind === method.kind && kind !== 'clearing')
    if (twice) return refuse.tenderTwice(twice.title)
    methods.push(method)
  }
  let due = total
  for (const [index, { amount }] of tenders.entries()) if (methods[index]?.kind !== 'cash') due -= amount
  if (due < 0n) return refuse.tenderedTooMuch(company, -due)
  const cash = tenders.find((_, index) => methods[index]?.kind === 'cash')
  if (!cash && due > 0n) return refuse.tenderedTooLittle(company, due)
  if (cash) {
    if (due === 0n) return refuse.tenderedTooMuch(company, cash.amount)
    const rounded = roundedCash(due, paid.rounding)
    if (cash.amount < rounded) return refuse.tenderedTooLittle(company, rounded - cash.amount)
    if (cash.amount > rounded) return refuse.cashAmountWrong(company, rounded)
    if (cash.received !== undefined && cash.received < rounded)
      return refuse.receivedTooLittle(company, rounded)
  }
  return tenders.flatMap(({ amount, received, authorisation, proof }, index) => {
    const method = methods[index]
    if (!method) return []
    const isCash = method.kind === 'cash'
    return {
      id: newId(),
      method,
      amount,
      rounding: isCash ? amount - due : 0n,
      received: isCash ? (received ?? amount) : null,
      authorisation: method.kind === 'clearing' ? (authorisation ?? null) : null,
      proof,
    }
  })
}

/** A method that the register offers and the customer may use, or why not. */
export function findMethod(
  { methods, customerId }: Pick<Paid, 'methods' | 'customerId'>,
  methodId: string,
): PosPaymentMethod | Refusal {
  const method = methods.find(({ id }) => id === methodId)
  if (!method) return refuse.methodNotOffered(methodId)
  if (method.needsCustomer && customerId === null) return refuse.customerNeeded(method.title)
  return method
}

/** What is due, to the nearest multiple of the step, half up; never rounded down to nothing. */
export function roundedCash(due: bigint, step: bigint): bigint {
  if (step <= 1n) return due
  const rounded = ((due + step / 2n) / step) * step
  return rounded === 0n ? due : rounded
}
