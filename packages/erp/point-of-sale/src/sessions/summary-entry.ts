import type { JournalEntryDraft, JournalItemDraft } from '@erp/accounting'
import type { SalesSumRow, TenderSumRow } from '../sql/sessions.ts'

interface EntryFacts {
  readonly id: string
  readonly date: string
  /** The name of the session. */
  readonly reference: string
  readonly source: string
  readonly actorId: string
}

/**
 * What closing a session books. Orders that were not invoiced: POS clearing to sales and each tax, as the orders
 * themselves rounded it, and what was given back the other way round. All cash and cards: out of POS clearing to where
 * the money is, cash rounding apart. Balances of customers were booked when they moved, so POS clearing is zero then.
 * Undefined where there is nothing to book.
 */
export function summaryEntry(
  facts: EntryFacts,
  { sums, tenders }: { readonly sums: readonly SalesSumRow[]; readonly tenders: readonly TenderSumRow[] },
): JournalEntryDraft | undefined {
  const own = sums.filter(({ invoiced }) => !invoiced)
  const items = [
    ...supplyItems(
      own.filter(({ kind }) => kind === 'sale'),
      'sales',
    ),
    ...supplyItems(
      own.filter(({ kind }) => kind === 'refund'),
      'sales_returns',
    ),
    ...tenders.flatMap(tenderItems),
  ].filter(({ debit, credit }) => debit !== credit)
  if (items.length === 0) return undefined
  return { ...facts, journal: { role: 'point-of-sale' }, items }
}

/** What was sold; what was given back has amounts below zero, so the same items are on their other sides. */
function supplyItems(sums: readonly SalesSumRow[], revenue: 'sales' | 'sales_returns'): JournalItemDraft[] {
  const net = total(sums.map((sum) => sum.net))
  const tax = total(sums.map((sum) => sum.tax))
  return [
    debit('pos_clearing', net + tax),
    debit(revenue, -net),
    ...sums
      .filter((sum) => sum.tax !== 0n)
      .map((sum) => debit('tax_payable', -sum.tax, sum.tax_name ?? undefined)),
  ]
}

function tenderItems(tender: TenderSumRow): JournalItemDraft[] {
  const { method_kind: kind, rounding } = tender
  if (kind !== 'cash' && kind !== 'clearing') return []
  const amount = tender.taken + tender.given_back
  return [
    debit(kind === 'cash' ? 'cash' : 'card_settlement', amount),
    debit('pos_clearing', rounding - amount),
    debit('cash_rounding', -rounding),
  ]
}

/** What a count finds more or less than there should be: its own account to cash. */
export function differenceEntry({
  difference,
  ...facts
}: EntryFacts & { readonly difference: bigint }): JournalEntryDraft {
  return {
    ...facts,
    journal: { role: 'point-of-sale' },
    items: [debit('cash', difference), debit('cash_differences', -difference)],
  }
}

/** An item by role; below zero it is a credit. */
export function debit(role: string, amount: bigint, label?: string): JournalItemDraft {
  return {
    account: { role },
    debit: amount > 0n ? amount : 0n,
    credit: amount < 0n ? -amount : 0n,
    ...(label === undefined ? {} : { label }),
  }
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
