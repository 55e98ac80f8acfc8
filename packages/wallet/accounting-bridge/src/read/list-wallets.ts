import type { Database } from '@platform/database'
import { money, toWire } from '@platform/money'
import {
  type Company,
  dateInput,
  endOfDay,
  listInput,
  pageOf,
  searchedWords,
  startOfDay,
} from '@platform/plugin-api'
import { z } from 'zod'
import { booksPrisma } from '../books-prisma.ts'
import type { Prisma } from '../generated/client.ts'

const signedAmount = z
  .string()
  .regex(/^-?\d{1,18}$/, { message: 'whole minor units, as digits' })
  .transform(BigInt)

export const walletListInput = listInput(
  ['customerName', 'balance', 'createdAt', 'lastMovedAt'],
  'customerName',
).extend({
  /** Minor units of the company's currency. */
  balanceFrom: signedAmount.optional(),
  balanceTo: signedAmount.optional(),
  createdFrom: dateInput.optional(),
  createdTo: dateInput.optional(),
})

/** A page of the company's wallets, with what all that were found hold together. */
export async function listWallets(
  database: Database,
  company: Company,
  input: z.infer<typeof walletListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where = whereOf(company, input)
  const { walletListRow } = booksPrisma(database)
  const [rows, { _count, _sum }] = await Promise.all([
    walletListRow.findMany({
      where,
      skip,
      take,
      orderBy: [orderOf(column, direction), { walletId: direction }],
    }),
    walletListRow.aggregate({ where, _count: true, _sum: { balance: true, available: true } }),
  ])
  return {
    rows: rows.map(walletRow),
    total: _count,
    balance: toWire(money(_sum.balance ?? 0n, company.currency)),
    available: toWire(money(_sum.available ?? 0n, company.currency)),
  }
}

/** Whether credit may come and go: frozen for what comes in, for what goes out, or for both. */
export type WalletStatus = 'active' | 'frozen_in' | 'frozen_out' | 'frozen'

/** A wallet as lists and pages show it. */
export function walletRow(row: Prisma.WalletListRowGetPayload<object>) {
  return {
    walletId: row.walletId,
    customerId: row.customerId,
    customerName: row.customerName,
    customerEmail: row.customerEmail,
    currency: row.currency,
    balance: toWire(money(row.balance, row.currency)),
    held: toWire(money(row.held, row.currency)),
    available: toWire(money(row.available, row.currency)),
    /** How far below zero it may go. */
    overdraft: toWire(money(-row.floor, row.currency)),
    // An enum of the ledger, which Prisma reads through a view as text.
    status: row.status as WalletStatus,
    createdAt: row.createdAt.toISOString(),
    lastMovedAt: row.lastMovedAt?.toISOString() ?? null,
  }
}

function orderOf(
  column: 'customerName' | 'balance' | 'createdAt' | 'lastMovedAt',
  direction: 'asc' | 'desc',
): Prisma.WalletListRowOrderByWithRelationInput {
  return column === 'lastMovedAt'
    ? { lastMovedAt: { sort: direction, nulls: 'last' } }
    : { [column]: direction }
}

function whereOf(company: Company, input: z.infer<typeof walletListInput>): Prisma.WalletListRowWhereInput {
  return {
    companyId: company.id,
    balance: {
      ...(input.balanceFrom === undefined ? {} : { gte: input.balanceFrom }),
      ...(input.balanceTo === undefined ? {} : { lte: input.balanceTo }),
    },
    createdAt: {
      ...(input.createdFrom ? { gte: startOfDay(company.timeZone, input.createdFrom) } : {}),
      ...(input.createdTo ? { lt: endOfDay(company.timeZone, input.createdTo) } : {}),
    },
    AND: searchedWords(input.search).map((word) => ({
      OR: [
        { customerName: { contains: word, mode: 'insensitive' } },
        { customerEmail: { contains: word, mode: 'insensitive' } },
      ],
    })),
  }
}
