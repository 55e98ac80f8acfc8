import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, dateInput, idInput, listInput, pageOf, searchedWords } from '@platform/plugin-api'
import type { z } from 'zod'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { Prisma } from '../generated/client.ts'
import { formatNumber, parseNumber } from './entry-number.ts'

export const entryListInput = listInput(['date', 'reference'], '-date').extend({
  journalId: idInput.optional(),
  accountId: idInput.optional(),
  customerId: idInput.optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/** A page of the journal: posted entries with their totals. A word searched for is in the reference or the number. */
export async function listEntries(
  database: Database,
  company: Company,
  { search = '', journalId, accountId, customerId, from, to, ...page }: z.infer<typeof entryListInput>,
) {
  const { skip, take, column, direction } = pageOf(page)
  const where: Prisma.JournalEntryWhereInput = {
    companyId: company.id,
    ...(journalId ? { journalId } : {}),
    date: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lte: new Date(to) } : {}) },
    ...(accountId || customerId
      ? { items: { some: { ...(accountId ? { accountId } : {}), ...(customerId ? { customerId } : {}) } } }
      : {}),
    AND: searchedWords(search).map((word) => {
      const number = parseNumber(word)
      return {
        OR: [
          { reference: { contains: word, mode: 'insensitive' as const } },
          ...(number ? [{ number: { is: number } }] : []),
        ],
      }
    }),
  }
  const { journalEntry, journalItem } = accountingPrisma(database)
  const [rows, total] = await Promise.all([
    journalEntry.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { id: direction }],
      include: { journal: { select: { code: true, name: true } }, number: true },
    }),
    journalEntry.count({ where }),
  ])
  const ids = rows.map(({ id }) => id)
  const [totals, reversals] = await Promise.all([
    journalItem.groupBy({
      by: ['entryId'],
      where: { companyId: company.id, entryId: { in: ids } },
      _sum: { debit: true },
    }),
    journalEntry.findMany({
      where: { companyId: company.id, reverses: { in: ids } },
      select: { id: true, reverses: true },
    }),
  ])
  const totalOf = new Map(totals.map(({ entryId, _sum }) => [entryId, _sum.debit ?? 0n]))
  const reversalOf = new Map(reversals.map(({ id, reverses }) => [reverses, id]))
  return {
    rows: rows.map(({ id, date, number, journal, journalId: inJournal, reference, source, reverses }) => ({
      id,
      date: date.toISOString().slice(0, 10),
      number: number && formatNumber(number),
      journal: { id: inJournal, ...journal },
      reference,
      source,
      reverses,
      reversedBy: reversalOf.get(id) ?? null,
      total: toWire({ amount: totalOf.get(id) ?? 0n, currency: company.currency }),
    })),
    total,
  }
}
