import type { Database } from '@platform/database'
import { money, toWire } from '@platform/money'
import { type Company, idInput, listInput, pageOf, searchedWords } from '@platform/plugin-api'
import { z } from 'zod'
import type { Prisma } from './generated/client.ts'
import { giftCardsPrisma } from './gift-cards-prisma.ts'
import { noSuchCard } from './refusals.ts'

const stateInput = z.enum(['active', 'redeemed', 'cancelled', 'expired'])

export const cardListInput = listInput(
  ['codeEnd', 'amount', 'soldOn', 'expiresOn', 'buyerName', 'customerName'],
  '-soldOn',
).extend({
  state: stateInput.optional(),
  /** Who redeemed it. */
  customerId: idInput.optional(),
})

/** A page of the company's gift cards, with what all that were found are worth. */
export async function listCards(database: Database, company: Company, input: z.infer<typeof cardListInput>) {
  const { skip, take, column, direction } = pageOf(input)
  const where = whereOf(company, input)
  const { cardView } = giftCardsPrisma(database)
  const [rows, { _count, _sum }] = await Promise.all([
    cardView.findMany({ where, skip, take, orderBy: [orderOf(column, direction), { cardId: direction }] }),
    cardView.aggregate({ where, _count: true, _sum: { amount: true } }),
  ])
  return {
    rows: rows.map(cardRow),
    total: _count,
    amount: toWire(money(_sum.amount ?? 0n, company.currency)),
  }
}

/** Throws a refusal when the company has no such card. */
export async function getCard(database: Database, company: Company, cardId: string) {
  const row = await giftCardsPrisma(database).cardView.findUnique({
    where: { companyId_cardId: { companyId: company.id, cardId } },
  })
  if (!row) throw noSuchCard()
  return {
    ...cardRow(row),
    journalId: row.journalId,
    soldAt: row.soldAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endNote: row.endNote,
    sellerId: row.sellerId,
    enderId: row.enderId,
  }
}

function cardRow(row: Prisma.CardViewGetPayload<object>) {
  return {
    cardId: row.cardId,
    codeEnd: row.codeEnd,
    amount: toWire(money(row.amount, row.currency)),
    soldOn: dayOf(row.soldOn),
    expiresOn: row.expiresOn && dayOf(row.expiresOn),
    state: row.state,
    note: row.note,
    buyer: row.buyerId === null ? null : { id: row.buyerId, name: row.buyerName ?? '' },
    /** Of the wallet's transaction, or of the journal entry. */
    endId: row.endId,
    endedOn: row.endedOn && dayOf(row.endedOn),
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function orderOf(
  column: 'codeEnd' | 'amount' | 'soldOn' | 'expiresOn' | 'buyerName' | 'customerName',
  direction: 'asc' | 'desc',
): Prisma.CardViewOrderByWithRelationInput {
  const isSometimesEmpty = column === 'expiresOn' || column === 'buyerName' || column === 'customerName'
  return { [column]: isSometimesEmpty ? { sort: direction, nulls: 'last' } : direction }
}

function whereOf(company: Company, input: z.infer<typeof cardListInput>): Prisma.CardViewWhereInput {
  return {
    companyId: company.id,
    ...(input.state ? { state: input.state } : {}),
    ...(input.customerId ? { customerId: input.customerId } : {}),
    AND: searchedWords(input.search).map((word) => ({
      OR: [
        // A whole code finds its card by the end of it; the rest is known to nobody here.
        { codeEnd: word.replaceAll('-', '').slice(-4).toUpperCase() },
        { buyerName: { contains: word, mode: 'insensitive' } },
        { customerName: { contains: word, mode: 'insensitive' } },
        { note: { contains: word, mode: 'insensitive' } },
      ],
    })),
  }
}
