import { formatMoney, fromWire, type MoneyWire } from '@platform/money'
import { type PaletteResult, queryClient } from '@platform/plugin-api/web'
import { accounting } from './client.ts'
import { creditNotePage, invoicePage, paymentPage } from './pages.ts'

const OFFERED = 5

/** Invoices and credit notes by number, customer or reference, for the command palette. */
export async function searchInvoices(text: string): Promise<readonly PaletteResult[]> {
  const { rows } = await queryClient.fetchQuery(
    accounting.invoices.list.queryOptions({ page: 1, pageSize: OFFERED, search: text }),
  )
  return rows
    .filter(({ number }) => number !== null)
    .map(({ id, kind, number, customerName, total }) => ({
      id,
      label: number ?? '',
      hint: hintOf(customerName, total),
      href: (kind === 'invoice' ? invoicePage : creditNotePage).href({ invoiceId: id }),
    }))
}

/** Payments by number, customer or reference, for the command palette. */
export async function searchPayments(text: string): Promise<readonly PaletteResult[]> {
  const { rows } = await queryClient.fetchQuery(
    accounting.payments.list.queryOptions({ page: 1, pageSize: OFFERED, search: text }),
  )
  return rows.map(({ id, number, reference, customerName, amount }) => ({
    id,
    label: number ?? reference,
    hint: hintOf(customerName, amount),
    href: paymentPage.href({ paymentId: id }),
  }))
}

function hintOf(customerName: string, money: MoneyWire): string {
  return `${customerName} · ${formatMoney(fromWire(money), document.documentElement.lang)}`
}
