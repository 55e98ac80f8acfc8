import type { Database } from '@platform/database'
import { extensionsOf } from '@platform/plugin-api'
import { accountingPrisma } from '../accounting-prisma.ts'
import { journalRoles } from './journal-roles.ts'

/** The journals of a company, all of them: there are few. Each with the roles it plays. */
export async function listJournals(database: Database, companyId: number) {
  const rows = await accountingPrisma(database).journal.findMany({
    where: { companyId },
    orderBy: { code: 'asc' },
    omit: { companyId: true },
    include: { roles: { select: { role: true }, orderBy: { role: 'asc' } } },
  })
  const titles = new Map(extensionsOf(database, journalRoles).map(({ id, title }) => [id, title]))
  return {
    rows: rows.map(({ roles, ...row }) => ({
      ...row,
      roles: roles.map(({ role }) => ({ role, title: titles.get(role) ?? role })),
    })),
    total: rows.length,
  }
}
