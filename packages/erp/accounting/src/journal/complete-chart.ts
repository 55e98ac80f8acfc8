import { newId, type Tx } from '@platform/database'
import { type Company, extensionsOf } from '@platform/plugin-api'
import { accountRoles } from './account-roles.ts'
import { defaultAccounts } from './default-accounts.ts'
import { journalRoles } from './journal-roles.ts'
import { insertAccounts, insertBooks, insertJournals, readCodes } from './sql/complete-chart.ts'

/**
 * Opens a company's books: the default chart of accounts and the journals, with an account and a journal for every
 * role of the running plugins. On books that are open already it adds what a plugin installed since needs, and
 * changes nothing else.
 */
export async function completeChart(tx: Tx, { id: companyId, currency }: Company): Promise<void> {
  const opened = await tx.query(insertBooks, [companyId, currency])
  const present = await tx.query(readCodes, [companyId])
  const namesOf = (kind: (typeof present)[number]['kind']) =>
    new Set(present.filter((row) => row.kind === kind).map(({ name }) => name))

  const accountCodes = namesOf('account')
  const knownAccountRoles = namesOf('account role')
  const accounts = [
    ...extensionsOf(tx, accountRoles)
      .filter(({ id }) => !knownAccountRoles.has(id))
      .map(({ id: role, ...account }) => ({ role, ...account })),
    ...(opened.length === 0 ? [] : defaultAccounts.map((account) => ({ role: null, ...account }))),
  ].map((account) => ({
    control: false,
    matchable: false,
    ...account,
    id: newId(),
    code: takeCode(account.code, accountCodes),
  }))
  tx.send(insertAccounts, [
    companyId,
    accounts.map(({ id }) => id),
    accounts.map(({ code }) => code),
    accounts.map(({ name }) => name),
    accounts.map(({ type }) => type),
    accounts.map(({ matchable }) => matchable),
    accounts.map(({ role }) => role),
    accounts.map(({ control }) => control),
  ])

  const series = namesOf('series')
  const knownJournalRoles = namesOf('journal role')
  const journals = extensionsOf(tx, journalRoles)
    .filter(({ id }) => !knownJournalRoles.has(id))
    .map(({ id: role, code, creditNoteCode, ...journal }) => ({
      ...journal,
      role,
      id: newId(),
      code: takeCode(code, series),
      creditNoteCode: creditNoteCode === undefined ? null : takeCode(creditNoteCode, series),
    }))
  tx.send(insertJournals, [
    companyId,
    journals.map(({ id }) => id),
    journals.map(({ code }) => code),
    journals.map(({ creditNoteCode }) => creditNoteCode),
    journals.map(({ name }) => name),
    journals.map(({ type }) => type),
    journals.map(({ role }) => role),
  ])
}

/** The code itself, or the first free one behind it: '2300' to '2301', 'GEN' to 'GEN2'. */
function takeCode(wanted: string, taken: Set<string>): string {
  let code = wanted
  for (let next = 1; taken.has(code); next++)
    code = /^\d+$/.test(wanted) ? String(Number(wanted) + next) : `${wanted}${next + 1}`
  taken.add(code)
  return code
}
