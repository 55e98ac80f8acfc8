import { assert } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { groupBy } from './group-by.ts'
import type { PaymentDestination, Taken } from './payment-destinations.ts'

/** A payment, or a part of one, on its way to a contributed destination or back. */
export interface Destined<Payment> {
  readonly destination: PaymentDestination
  readonly payment: Payment
}

/**
 * Calls every destination once, with all the payments that are for it. Answers its outcomes by payment id, each checked
 * to add up to the amount.
 */
export async function giveToDestinations<
  Payment extends { readonly paymentId: string; readonly amount: bigint },
>(
  destined: readonly Destined<Payment>[],
  call: (
    destination: PaymentDestination,
    payments: readonly Payment[],
  ) => Promise<readonly (Refusal | Taken)[]>,
  customerSide: (payment: Payment) => 'debit' | 'credit',
): Promise<ReadonlyMap<string, Refusal | Taken>> {
  const outcomes = new Map<string, Refusal | Taken>()
  for (const [destination, group] of groupBy(destined, (one) => one.destination)) {
    const payments = group.map(({ payment }) => payment)
    const answers = await call(destination, payments)
    assert(
      answers.length === payments.length,
      `destination ${destination.id} answered ${answers.length} of ${payments.length} payments`,
    )
    for (const [index, payment] of payments.entries()) {
      const answer = answers[index]
      if (!answer) continue
      if (!(answer instanceof Refusal)) assertAddsUp(destination, payment, answer, customerSide(payment))
      outcomes.set(payment.paymentId, answer)
    }
  }
  return outcomes
}

function assertAddsUp(
  { id }: PaymentDestination,
  { paymentId, amount }: { readonly paymentId: string; readonly amount: bigint },
  { items }: Taken,
  side: 'debit' | 'credit',
): void {
  const sum = items.reduce(
    (sum, { debit, credit }) => sum + (side === 'debit' ? debit - credit : credit - debit),
    0n,
  )
  assert(sum === amount, `destination ${id} booked ${sum} of ${amount} for payment ${paymentId}`)
}
