import { maxAmount, minAmount } from '@platform/money'

/** What an allocation is judged by, in minor units of the one currency of wallet and invoice. */
export type AllocationFigures = {
  readonly balance: bigint
  /** Balance less what is reserved. */
  readonly available: bigint
  readonly amountDue: bigint
}

export type AllocationPreview =
  | { readonly status: 'empty' }
  | { readonly status: 'more_than_available'; readonly available: bigint }
  | { readonly status: 'more_than_due'; readonly amountDue: bigint }
  | { readonly status: 'possible'; readonly balanceAfter: bigint; readonly amountDueAfter: bigint }

/** The smaller of what is available and what is due; never below zero. */
export function proposedAmount({
  available,
  amountDue,
}: Pick<AllocationFigures, 'available' | 'amountDue'>): bigint {
  return maxAmount(0n, minAmount(available, amountDue))
}

/**
 * What applying an amount would leave in the wallet and due on the invoice, or why it can't be. The smaller limit is
 * the one that is named: raising the amount to the other would be refused again.
 */
export function previewAllocation(
  amount: bigint | null,
  { balance, available, amountDue }: AllocationFigures,
): AllocationPreview {
  if (amount === null || amount <= 0n) return { status: 'empty' }
  if (amount > available && available <= amountDue) return { status: 'more_than_available', available }
  if (amount > amountDue) return { status: 'more_than_due', amountDue }
  return { status: 'possible', balanceAfter: balance - amount, amountDueAfter: amountDue - amount }
}
