import type { Database } from '@platform/database'
import { extensionsOf, listInput, pageOf, searchedWords } from '@platform/plugin-api'
import { z } from 'zod'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { Prisma } from '../generated/client.ts'
import { accountRoles, accountTypes } from './account-roles.ts'

export const accountListInput = listInput(['code', 'name', 'type'], 'code').extend({
  type: z.enum(accountTypes).optional(),
  active: z.enum(['yes', 'no', 'all']).default('yes'),
  /** Only accounts that may be posted to by hand. */
  manual: z.boolean().default(false),
})

/** A page of the chart of accounts, each with the roles it plays. */
export async function listAccounts(
  database: Database,
  companyId: number,
  { search = '', type, active, manual, ...page }: z.infer<typeof accountListInput>,
) {
  const { skip, take, column, direction } = pageOf(page)
  const where: Prisma.AccountWhereInput = {
    companyId,
    ...(type ? { type } : {}),
    ...(active === 'all' ? {} : { active: active === 'yes' }),
    ...(manual ? { roles: { none: { control: true } } } : {}),
    AND: searchedWords(search).map((word) => ({
      OR: [{ code: { startsWith: word } }, { name: { contains: word, mode: 'insensitive' as const } }],
    })),
  }
  const { account } = accountingPrisma(database)
  const [rows, total] = await Promise.all([
    account.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { id: direction }],
      omit: { companyId: true },
      include: { roles: { select: { role: true, control: true }, orderBy: { role: 'asc' } } },
    }),
    account.count({ where }),
  ])
  const titles = new Map(extensionsOf(database, accountRoles).map(({ id, title }) => [id, title]))
  return {
    rows: rows.map(({ roles, ...row }) => ({
      ...row,
      control: roles.some(({ control }) => control),
      roles: roles.map(({ role }) => ({ role, title: titles.get(role) ?? role })),
    })),
    total,
  }
}
