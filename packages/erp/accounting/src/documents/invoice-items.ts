import { allocate } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import type { JournalItemDraft } from '../journal/journal-entry-draft.ts'
import type { InvoiceKind } from './invoice-types.ts'
import { bookedTotal } from './judge-invoice-fields.ts'

/** What the entry of an invoice or credit note follows from; amounts in minor units of its currency. */
export interface BookedInvoice {
  readonly kind: InvoiceKind
  readonly customerId: string
  readonly dueDate: string
  readonly currency: string
  readonly exchangeRate: string | null
  readonly total: bigint
  readonly sums: readonly { readonly taxName: string | null; readonly net: bigint; readonly tax: bigint }[]
}

/**
 * The items of an invoice: receivable to revenue and each tax; of a credit note: sales returns and each tax to
 * receivable. The receivable is always line 1. In the company's currency, converted once as a whole and then shared out,
 * so that they balance.
 */
export function invoiceItems(company: Company, invoice: BookedInvoice): readonly JournalItemDraft[] {
  const { kind, customerId, dueDate, currency, sums, total } = invoice
  const net = sums.reduce((sum, part) => sum + part.net, 0n)
  const taxes = sums.filter(({ tax }) => tax > 0n)
  const booked = bookedAmounts(company, invoice)
  const side = kind === 'invoice' ? 'debit' : 'credit'

  const item = (
    account: string,
    on: 'debit' | 'credit',
    own: bigint,
    share: bigint,
    facts: Partial<JournalItemDraft> = {},
  ): JournalItemDraft => ({
    account: { role: account },
    customerId,
    debit: on === 'debit' ? share : 0n,
    credit: on === 'credit' ? share : 0n,
    ...(currency === company.currency
      ? {}
      : { currencyAmount: { amount: on === 'debit' ? own : -own, currency } }),
    ...facts,
  })

  const other = side === 'debit' ? 'credit' : 'debit'
  return [
    item('receivable', side, total, booked.total, { dueDate }),
    item(kind === 'invoice' ? 'sales' : 'sales_returns', other, net, booked.net),
    ...taxes.map(({ tax, taxName }, index) =>
      item('tax_payable', other, tax, booked.taxes[index] ?? tax, taxName === null ? {} : { label: taxName }),
    ),
  ].filter(({ debit, credit }) => debit !== credit)
}

/**
 * A document in the company's currency: converted once as a whole and shared out, so that the parts add up. `taxes` has
 * one amount for each of its sums with a tax above zero, in their order.
 */
export function bookedAmounts(
  company: Company,
  invoice: Pick<BookedInvoice, 'currency' | 'exchangeRate' | 'total' | 'sums'>,
): { readonly total: bigint; readonly net: bigint; readonly taxes: readonly bigint[] } {
  const net = invoice.sums.reduce((sum, part) => sum + part.net, 0n)
  const taxes = invoice.sums.map(({ tax }) => tax).filter((tax) => tax > 0n)
  const total = bookedTotal(company, invoice, invoice.total)
  if (total === invoice.total) return { total, net, taxes }
  const [bookedNet = 0n, ...bookedTaxes] = allocate(total, [net, ...taxes])
  return { total, net: bookedNet, taxes: bookedTaxes }
}
