import type { Database } from '@platform/database'
import { type Company, extensionsOf } from '@platform/plugin-api'
import { accountingPrisma } from '../accounting-prisma.ts'
import { accountRoles } from './account-roles.ts'
import { journalRoles } from './journal-roles.ts'

/** What a company's books are set to: lock date, and which account and journal plays each role. */
export async function getBooks(database: Database, { id: companyId, currency }: Company) {
  const prisma = accountingPrisma(database)
  const [books, accountsOfRoles, journalsOfRoles] = await Promise.all([
    prisma.companyBooks.findUnique({ where: { companyId } }),
    prisma.accountRole.findMany({ where: { companyId }, include: { account: true } }),
    prisma.journalRole.findMany({ where: { companyId }, include: { journal: true } }),
  ])
  const accountOf = new Map(accountsOfRoles.map(({ role, account }) => [role, account]))
  const journalOf = new Map(journalsOfRoles.map(({ role, journal }) => [role, journal]))
  return {
    currency,
    lockDate: books?.lockDate?.toISOString().slice(0, 10) ?? null,
    accountRoles: extensionsOf(database, accountRoles).flatMap(({ id, title, type, matchable, control }) => {
      const account = accountOf.get(id)
      if (!account) return []
      return {
        role: id,
        title,
        type,
        matchable: matchable ?? false,
        control: control ?? false,
        account: { id: account.id, code: account.code, name: account.name },
      }
    }),
    journalRoles: extensionsOf(database, journalRoles).flatMap(({ id, title, type }) => {
      const journal = journalOf.get(id)
      if (!journal) return []
      return { role: id, title, type, journal: { id: journal.id, code: journal.code, name: journal.name } }
    }),
  }
}
