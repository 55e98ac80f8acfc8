import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, companyExtensions, dateInput, dayIn, idInput, pageInput } from '@platform/plugin-api'
import { z } from 'zod'
import { customerCredits } from './customer-credits.ts'
import { likeWords } from './like-words.ts'
import { type AgedRow, readAgedReceivables, readOpenThen } from './sql/read-aged-receivables.ts'

/** How long something has been due, in days from and up to; credits not used yet stand where their own day puts them. */
export const ageBuckets = {
  notDue: { from: null, to: 0 },
  upTo30: { from: 1, to: 30 },
  upTo60: { from: 31, to: 60 },
  upTo90: { from: 61, to: 90 },
  over90: { from: 91, to: null },
} as const

export type AgeBucket = keyof typeof ageBuckets

const buckets = Object.keys(ageBuckets) as AgeBucket[]

export const agedInput = pageInput.extend({
  /** As the books stood at the end of this day; today when left out. */
  asOf: dateInput.optional(),
  /** Words of the customer's name. */
  search: z.string().trim().max(200).optional(),
})

type Ages = Readonly<Record<AgeBucket, bigint>>

/**
 * What customers owe by how long it has been due, at the end of a day; beside it the credit that other plugins keep for
 * them. The total of all is the balance of the receivable in the general ledger on that day.
 */
export async function agedReceivables(
  database: Database,
  company: Company,
  { asOf = dayIn(company.timeZone), search, page, pageSize }: z.infer<typeof agedInput>,
) {
  const { rows, credits } = await transaction(database, async (tx) => {
    const aged = await tx.query(readAgedReceivables, [company.id, asOf, likeWords(search)])
    const customerIds = aged.flatMap(({ customer_id }) => customer_id ?? [])
    const keepers = await companyExtensions(tx, customerCredits, company.id)
    const found = await Promise.all(
      keepers.on.map(async ({ id, title, balances }) => ({
        id,
        title,
        balances: await balances(tx, company, { customerIds, asOf }),
      })),
    )
    return { rows: aged, credits: found }
  })
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  const customers = rows.map((row) => {
    const ages = agesOf(row)
    const total = sum(buckets.map((bucket) => ages[bucket]))
    const own = credits.map(({ balances }) => balances.get(row.customer_id ?? '') ?? 0n)
    return { row, ages, total, own, net: total - sum(own) }
  })
  const shown = ({
    ages,
    total,
    own,
    net,
  }: Pick<(typeof customers)[number], 'ages' | 'total' | 'own' | 'net'>) => ({
    ages: mapAges((bucket) => money(ages[bucket])),
    total: money(total),
    /** One for each kind of credit, as `credits` names them. */
    credits: own.map(money),
    net: money(net),
  })
  return {
    asOf,
    credits: credits.map(({ id, title }) => ({ id, title })),
    rows: customers.slice((page - 1) * pageSize, page * pageSize).map(({ row, ...figures }) => ({
      customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
      ...shown(figures),
    })),
    total: customers.length,
    totals: shown({
      ages: mapAges((bucket) => sum(customers.map(({ ages }) => ages[bucket]))),
      total: sum(customers.map(({ total }) => total)),
      own: credits.map((_, index) => sum(customers.map(({ own }) => own[index] ?? 0n))),
      net: sum(customers.map(({ net }) => net)),
    }),
  }
}

export const agedItemsInput = pageInput.extend({
  asOf: dateInput.optional(),
  customerId: idInput.optional(),
  bucket: z.enum(buckets).optional(),
})

/** The open documents behind the ages, the oldest first. */
export async function agedItems(
  database: Database,
  company: Company,
  { asOf = dayIn(company.timeZone), customerId, bucket, page, pageSize }: z.infer<typeof agedItemsInput>,
) {
  const days = bucket === undefined ? { from: null, to: null } : ageBuckets[bucket]
  const rows = await transaction(database, (tx) =>
    tx.query(readOpenThen, [
      company.id,
      asOf,
      customerId ?? null,
      days.from,
      days.to,
      pageSize,
      (page - 1) * pageSize,
    ]),
  )
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    asOf,
    rows: rows.map((row) => ({
      entryId: row.entry_id,
      line: row.line,
      customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
      date: row.date,
      dueDate: row.due,
      /** How many days it was due by then; below zero while it is not. */
      days: row.days,
      number: row.number,
      reference: row.reference,
      source: row.source,
      amount: money(row.amount),
      residual: money(BigInt(row.residual)),
    })),
    total: Number(rows[0]?.all_rows ?? 0n),
    residual: money(BigInt(rows[0]?.all_residual ?? '0')),
  }
}

function agesOf(row: AgedRow): Ages {
  return {
    notDue: BigInt(row.not_due),
    upTo30: BigInt(row.upto30),
    upTo60: BigInt(row.upto60),
    upTo90: BigInt(row.upto90),
    over90: BigInt(row.older),
  }
}

function mapAges<Value>(figureOf: (bucket: AgeBucket) => Value): Record<AgeBucket, Value> {
  return {
    notDue: figureOf('notDue'),
    upTo30: figureOf('upTo30'),
    upTo60: figureOf('upTo60'),
    upTo90: figureOf('upTo90'),
    over90: figureOf('over90'),
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
