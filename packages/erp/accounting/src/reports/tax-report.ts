import { assert, type Database, type Tx, transaction } from '@platform/database'
import { allocate, toWire } from '@platform/money'
import { type Company, dateInput, extensionsOf, idInput, pageInput } from '@platform/plugin-api'
import { z } from 'zod'
import { groupBy } from '../documents/group-by.ts'
import { bookedAmounts } from '../documents/invoice-items.ts'
import {
  type DocumentTaxRow,
  readForeignTaxes,
  readTaxAccount,
  readTaxedDocuments,
  readTaxesOf,
  readTaxNames,
  readTaxSums,
} from './sql/read-taxes.ts'
import { type TaxSum, taxSources } from './tax-sources.ts'

export const taxReportInput = z.object({
  /** First day of the period; from the beginning when left out. */
  from: dateInput.optional(),
  /** Last day; everything so far when left out. */
  to: dateInput.optional(),
})

type Kind = 'invoice' | 'credit_note'

/** Where a sum comes from: invoices, credit notes, or what another plugin contributes. */
type Origin = Kind | `source:${string}`

type OriginatedSum = TaxSum & { readonly origin: Origin }

/**
 * What was sold and which tax is due on it, by tax and rate, in a period: invoices, credit notes, and what other plugins
 * booked without either. Beside it what moved on the account of tax on sales, so that the two can be compared. Opening
 * documents are left out: their tax was declared where they were made.
 */
export async function taxReport(
  database: Database,
  company: Company,
  { from, to }: z.infer<typeof taxReportInput>,
) {
  const period = { from: from ?? null, to: to ?? null }
  const { sums, names, sources, account } = await transaction(database, async (tx) => {
    const contributors = extensionsOf(tx, taxSources)
    const [documents, [taxAccount], ...contributed] = await Promise.all([
      documentSums(tx, company, period),
      tx.query(readTaxAccount, [company.id, period.from, period.to]),
      ...contributors.map(async ({ id, summarise }) =>
        (await summarise(tx, company, period)).map((sum) => ({ ...sum, origin: `source:${id}` as const })),
      ),
    ])
    const all: readonly OriginatedSum[] = [...documents, ...contributed.flat()]
    const taxIds = [...new Set(all.flatMap(({ taxId }) => taxId ?? []))]
    const named = await tx.query(readTaxNames, [company.id, taxIds])
    return {
      sums: all,
      names: new Map(named.map(({ id, name }) => [id, name])),
      sources: contributors.map(({ id, title }) => ({ id, title })),
      account: taxAccount,
    }
  })
  assert(account, `company ${company.id} has no account for tax on sales`)

  const origins: readonly Origin[] = [
    'invoice',
    'credit_note',
    ...sources.map(({ id }) => `source:${id}` as const),
  ]
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  const figures = (some: readonly OriginatedSum[]) => {
    const of = (origin?: Origin) => {
      const own = origin === undefined ? some : some.filter((sum) => sum.origin === origin)
      return {
        base: money(own.reduce((total, { base }) => total + base, 0n)),
        tax: money(own.reduce((total, { tax }) => total + tax, 0n)),
      }
    }
    const [invoices = of('invoice'), creditNotes = of('credit_note'), ...others] = origins.map(of)
    /** `others`: one for each contributor, as `sources` names them. */
    return { invoices, creditNotes, others, all: of() }
  }
  const rows = [...groupBy(sums, ({ taxId, rate }) => `${taxId} ${rate}`).values()].map((some) => {
    const { taxId = null, rate = null } = some[0] ?? {}
    return {
      tax: taxId === null ? null : { id: taxId, name: names.get(taxId) ?? '', rate: rate ?? 0 },
      ...figures(some),
    }
  })
  const tax = sums.reduce((total, sum) => total + sum.tax, 0n)
  const moved = BigInt(account.moved)
  return {
    from: period.from,
    to: period.to,
    sources,
    // What was sold without tax comes last.
    rows: rows.sort((a, b) =>
      a.tax && b.tax
        ? a.tax.name.localeCompare(b.tax.name, company.locale) || a.tax.rate - b.tax.rate
        : Number(a.tax === null) - Number(b.tax === null),
    ),
    totals: figures(sums),
    books: {
      account: { id: account.id, code: account.code, name: account.name },
      moved: money(moved),
      /** What other entries booked there: what was paid to the tax office, say. */
      otherEntries: money(moved - tax),
    },
  }
}

export const taxDocumentsInput = pageInput.extend({
  /** Left out: what was sold without any tax. */
  taxId: idInput.optional(),
  /** Thousandths of a percent; any when left out. */
  rate: z.int().min(0).optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/** The invoices and credit notes behind one tax of the report, the last first; credit notes count below zero. */
export async function taxDocuments(
  database: Database,
  company: Company,
  { taxId, rate, from, to, page, pageSize }: z.infer<typeof taxDocumentsInput>,
) {
  const { documents, taxes } = await transaction(database, async (tx) => {
    const filter = [taxId ?? null, rate ?? null, from ?? null, to ?? null]
    const found = await tx.query(readTaxedDocuments, [company.id, ...filter, pageSize, (page - 1) * pageSize])
    const rows = await tx.query(readTaxesOf, [company.id, found.map(({ id }) => id)])
    return { documents: found, taxes: groupBy(rows, ({ invoice_id }) => invoice_id) }
  })
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    rows: documents.map(({ id, kind, number, date, customer_id, customer_name }) => {
      const own = sumsOf(company, taxes.get(id) ?? []).filter(
        (sum) => sum.taxId === (taxId ?? null) && (rate === undefined || sum.rate === rate),
      )
      return {
        id,
        kind,
        number,
        date,
        customer: { id: customer_id, name: customer_name ?? '' },
        base: money(own.reduce((total, { base }) => total + base, 0n)),
        tax: money(own.reduce((total, sum) => total + sum.tax, 0n)),
      }
    }),
    total: Number(documents[0]?.all_rows ?? 0n),
  }
}

async function documentSums(
  tx: Tx,
  company: Company,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<readonly OriginatedSum[]> {
  const filter = [company.id, company.currency, from, to]
  const [own, foreign] = await Promise.all([
    tx.query(readTaxSums, filter),
    tx.query(readForeignTaxes, filter),
  ])
  return [
    ...own.map(({ tax_id: taxId, rate, kind, base, tax }) => ({
      taxId,
      rate,
      origin: kind,
      base: signed(kind, BigInt(base)),
      tax: signed(kind, BigInt(tax)),
    })),
    ...[...groupBy(foreign, ({ invoice_id }) => invoice_id).values()].flatMap((rows) =>
      sumsOf(company, rows),
    ),
  ]
}

/** What one document comes to by tax, in the company's currency, exactly as its entry has it. */
function sumsOf(company: Company, rows: readonly DocumentTaxRow[]): OriginatedSum[] {
  const [document] = rows
  if (!document) return []
  const { kind, currency, exchange_rate: exchangeRate, total } = document
  const sums = rows.map(({ net, tax }) => ({ taxName: null, net, tax }))
  const booked = bookedAmounts(company, { currency, exchangeRate, total, sums })
  const bases =
    booked.net === 0n
      ? rows.map(() => 0n)
      : allocate(
          booked.net,
          rows.map(({ net }) => net),
        )
  const taxes = [...booked.taxes]
  return rows.map(({ tax_id: taxId, rate, tax }, index) => ({
    taxId,
    rate,
    origin: kind,
    base: signed(kind, bases[index] ?? 0n),
    tax: signed(kind, tax > 0n ? (taxes.shift() ?? 0n) : 0n),
  }))
}

function signed(kind: Kind, amount: bigint): bigint {
  return kind === 'invoice' ? amount : -amount
}
