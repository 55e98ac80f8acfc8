import { type Database, statement, transaction } from '@platform/database'
import { formatAmount } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import type { ImportedDocument } from './import-documents.ts'
import type { RetailRow } from './read-rows.ts'
import { type RetailDocument, type RetailKind, retailKinds } from './sort-rows.ts'

/** `name: value` lines, in this order. Amounts are plain figures in the company's currency. */
export type RetailSummary = readonly (readonly [name: string, value: string])[]

const bookedTotals = statement<{ wallet_credit: bigint; allocated: bigint; residual: bigint }>(
  'retail.booked-totals',
  `select
     (select coalesce(sum(entry.amount), 0)::bigint from wallet.entry_view entry
      where entry.company_id = $1 and entry.kind = 'refund'
        and split_part(entry.source, ':', 2) = any($3::text[])) as wallet_credit,
     (select coalesce(sum(amount), 0)::bigint from wallet_books.allocation_view
      where company_id = $1 and invoice_id = any($2::uuid[]) and undo_id is null) as allocated,
     (select coalesce(sum(amount_due), 0)::bigint from accounting.invoice_view
      where company_id = $1 and id = any($2::uuid[])) as residual`,
)

/** Says what every row became, and what the books now have of it: rows from the file, money from the database. */
export async function summarize(
  database: Database,
  company: Company,
  rows: readonly RetailRow[],
  documents: readonly RetailDocument[],
  imported: {
    readonly invoices: readonly ImportedDocument[]
    readonly creditNotes: readonly ImportedDocument[]
  },
): Promise<RetailSummary> {
  const [booked] = await transaction(database, (tx) =>
    tx.query(bookedTotals, [
      company.id,
      imported.invoices.map(({ invoiceId }) => invoiceId),
      imported.creditNotes.map(({ invoiceId }) => invoiceId),
    ]),
  )
  const show = (amount: bigint) => formatAmount(amount, company.currency)
  const total = (kind: RetailKind) => sum(documents.filter((document) => document.kind === kind))
  const invoiced = sum(imported.invoices)
  const credited = sum(imported.creditNotes)
  return [
    ['rows', String(rows.length)],
    ...retailKinds.map(
      (kind) => [`rows ${kind.replaceAll('_', ' ')}`, String(rowsOf(documents, kind))] as const,
    ),
    ['invoices', String(imported.invoices.length)],
    ['credit notes', String(imported.creditNotes.length)],
    ['customers', String(new Set(documents.flatMap(({ customerId }) => customerId ?? [])).size)],
    ['currency', company.currency],
    ['revenue', show(invoiced + total('cash_sale'))],
    ['revenue from invoices', show(invoiced)],
    ['revenue from cash sales', show(total('cash_sale'))],
    ['returns', show(credited + total('cash_refund'))],
    ['returns credited to wallets', show(credited)],
    ['returns paid back in cash', show(total('cash_refund'))],
    ['fees and samples', show(total('bank_charge') + total('marketplace_fee') + total('sample'))],
    ['wallet credit', show(booked?.wallet_credit ?? 0n)],
    ['allocations', show(booked?.allocated ?? 0n)],
    ['open residual', show(booked?.residual ?? 0n)],
  ]
}

function rowsOf(documents: readonly RetailDocument[], kind: RetailKind): number {
  return documents
    .filter((document) => document.kind === kind)
    .reduce((count, { rows }) => count + rows.length, 0)
}

function sum(parts: readonly { readonly total: bigint }[]): bigint {
  return parts.reduce((all, { total }) => all + total, 0n)
}
