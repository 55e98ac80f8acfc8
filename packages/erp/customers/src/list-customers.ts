import type { Database } from '@platform/database'
import { listInput, pageOf, searchedWords } from '@platform/plugin-api'
import { z } from 'zod'
import { customersPrisma } from './customers-prisma.ts'
import type { Prisma } from './generated/client.ts'

export const customerListInput = listInput(
  ['name', 'reference', 'email', 'city', 'createdAt'],
  'name',
).extend({
  archived: z.enum(['yes', 'no', 'all']).default('no'),
})

/** A page of the company's customers; every word searched for is in the name, e-mail, phone, reference or city. */
export async function listCustomers(
  database: Database,
  companyId: number,
  input: z.infer<typeof customerListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.CustomerWhereInput = {
    companyId,
    ...(input.archived === 'all' ? {} : { archivedAt: input.archived === 'yes' ? { not: null } : null }),
    AND: searchedWords(input.search).map((word) => ({ OR: anyFieldContains(word) })),
  }
  const { customer } = customersPrisma(database)
  const [rows, total] = await Promise.all([
    customer.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { id: direction }],
      select: {
        id: true,
        name: true,
        reference: true,
        email: true,
        phone: true,
        city: true,
        country: true,
        createdAt: true,
        archivedAt: true,
      },
    }),
    customer.count({ where }),
  ])
  return {
    rows: rows.map(({ createdAt, archivedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      archived: archivedAt !== null,
    })),
    total,
  }
}

function anyFieldContains(word: string): Prisma.CustomerWhereInput[] {
  const contains = { contains: word, mode: 'insensitive' } as const
  return [
    { name: contains },
    { reference: contains },
    { email: contains },
    { phone: contains },
    { city: contains },
  ]
}
