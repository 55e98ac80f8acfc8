import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { invoiceItems } from './invoice-items.ts'
import { unknownInvoice } from './refusals.ts'
import { readInvoiceSums } from './sql/confirm-invoices.ts'
import { readInvoices } from './sql/lock-invoices.ts'
import { readRoleAccounts } from './sql/preview-entry.ts'

/** The items that confirming a draft will book, with the accounts that play their roles now. */
export async function previewInvoice(database: Database, company: Company, invoiceId: string) {
  return transaction(database, async (tx) => {
    const [[invoice], sums] = await Promise.all([
      tx.query(readInvoices, [company.id, [invoiceId]]),
      tx.query(readInvoiceSums, [company.id, [invoiceId]]),
    ])
    if (!invoice) throw unknownInvoice(invoiceId)
    const items = invoiceItems(company, {
      kind: invoice.kind,
      customerId: invoice.customer_id,
      dueDate: invoice.due_date,
      currency: invoice.currency,
      exchangeRate: sums[0]?.exchange_rate ?? null,
      total: invoice.total,
      sums: sums.map(({ tax_name, net, tax }) => ({ taxName: tax_name, net, tax })),
    })
    const roles = items.flatMap(({ account }) => ('role' in account ? account.role : []))
    const accounts = new Map(
      (await tx.query(readRoleAccounts, [company.id, roles])).map(({ role, ...account }) => [role, account]),
    )
    const money = (amount: bigint) => toWire({ amount, currency: company.currency })
    return {
      date: invoice.date,
      items: items.map(({ account, debit, credit, label }, index) => ({
        line: index + 1,
        account: ('role' in account ? accounts.get(account.role) : undefined) ?? {
          id: '',
          code: '',
          name: '',
        },
        label: label ?? null,
        debit: money(debit),
        credit: money(credit),
      })),
    }
  })
}
