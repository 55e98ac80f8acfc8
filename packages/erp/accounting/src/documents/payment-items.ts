import { newId } from '@platform/database'
import type { AccountRef, ItemRef, JournalItemDraft } from '../journal/journal-entry-draft.ts'
import type { MatchingDraft } from '../journal/match-items.ts'
import type { PaymentDirection } from './payment-types.ts'
import type { Settlement } from './plan-settlement.ts'
import type { PaymentRow } from './sql/lock-payments.ts'

/** Where the money of a payment is until it stands on a bank statement: cash is there at once. */
export function cashAccount({
  direction,
  journal_type,
}: Pick<PaymentRow, 'direction' | 'journal_type'>): AccountRef {
  if (journal_type === 'cash') return { role: 'cash' }
  return { role: direction === 'receive' ? 'outstanding_receipts' : 'outstanding_payments' }
}

/** Line 1: the money, received as a debit or sent as a credit. */
export function cashItem(
  payment: Pick<PaymentRow, 'direction' | 'journal_type' | 'amount'>,
): JournalItemDraft {
  return { account: cashAccount(payment), ...sides(payment.direction, payment.amount) }
}

/**
 * The customer's side: an item on the receivable for each document settled, naming it, and one for what stays open
 * there.
 */
export function receivableItems(
  { direction, customer_id: customerId }: Pick<PaymentRow, 'direction' | 'customer_id'>,
  { settlements, unsettled }: { readonly settlements: readonly Settlement[]; readonly unsettled: bigint },
): readonly JournalItemDraft[] {
  const item = (amount: bigint): JournalItemDraft => ({
    account: { role: 'receivable' },
    customerId,
    ...sides(direction === 'receive' ? 'send' : 'receive', amount),
  })
  return [
    ...settlements.map(({ document, amount }) =>
      document.number === null ? item(amount) : { ...item(amount), label: document.number },
    ),
    ...(unsettled > 0n ? [item(unsettled)] : []),
  ]
}

/** Pairs each settled document with the item that settles it; those items are the lines from 2 on. */
export function settlementMatchings(
  { direction, date }: Pick<PaymentRow, 'direction' | 'date'>,
  entryId: string,
  settlements: readonly Settlement[],
): readonly MatchingDraft[] {
  return settlements.flatMap(({ document, amount }, index): MatchingDraft[] => {
    const { receivable } = document
    if (!receivable) return []
    const own: ItemRef = { entryId, line: index + 2 }
    const [debit, credit] = direction === 'receive' ? [receivable, own] : [own, receivable]
    return [{ id: newId(), debit, credit, amount, date }]
  })
}

/** What comes in is a debit of where it goes. */
function sides(direction: PaymentDirection, amount: bigint): Pick<JournalItemDraft, 'debit' | 'credit'> {
  return direction === 'receive' ? { debit: amount, credit: 0n } : { debit: 0n, credit: amount }
}
