import { catalogPlugin } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { transaction } from '@platform/database'
import { definePlugin, extend } from '@platform/plugin-api'
import { testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingPlugin } from '../plugin.ts'
import { accountingRouter } from '../router.ts'
import { cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { accountRoles } from './account-roles.ts'
import { completeChart } from './complete-chart.ts'
import type { AccountRef } from './journal-entry-draft.ts'
import { journalRoles } from './journal-roles.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
})
afterAll(() => books.close())

const as = (role: 'accountant' | 'auditor') =>
  books.callerAs(accountingRouter, books.sessionOf(books.company, role))

describe('the books of a new company', () => {
  it('have an account and a journal for every role', async () => {
    const {
      accountRoles: roles,
      journalRoles: journals,
      currency,
      lockDate,
    } = await as('auditor').books.get()
    expect({ currency, lockDate }).toEqual({ currency: 'EUR', lockDate: null })
    expect(roles).toEqual(
      expect.arrayContaining(
        ['receivable', 'pos_clearing', 'card_settlement', 'cash_differences', 'migration_equity'].map(
          (role) =>
            expect.objectContaining({ role, account: expect.objectContaining({ code: expect.any(String) }) }),
        ),
      ),
    )
    expect(journals.map(({ role, journal }) => [role, journal.code])).toEqual([
      ['sales', 'INV'],
      ['bank', 'BNK'],
      ['cash', 'CSH'],
      ['general', 'GEN'],
    ])
  })

  it('have what plugins ask for, under the next free code, and later ones when the chart is completed', async () => {
    const shop = definePlugin({
      id: 'shop',
      name: 'Shop',
      dependsOn: ['accounting'],
      extensions: [
        extend(accountRoles, {
          id: 'shop.vouchers',
          title: 'Vouchers',
          type: 'liability_current',
          code: '2100',
          name: 'Vouchers',
        }),
        extend(journalRoles, {
          id: 'shop',
          title: 'Is shop journal',
          type: 'general',
          code: 'GEN',
          name: 'Shop',
        }),
      ],
    })
    const test = await testHost({
      plugins: [identityPlugin, customersPlugin, catalogPlugin, accountingPlugin, shop],
    })
    try {
      const company = await test.createCompany()
      const auditor = test.callerAs(accountingRouter, test.sessionOf(company, 'auditor'))
      const { accountRoles: roles, journalRoles: journals } = await auditor.books.get()
      expect(roles.find(({ role }) => role === 'shop.vouchers')?.account.code).toBe('2101')
      expect(journals.find(({ role }) => role === 'shop')?.journal.code).toBe('GEN2')

      const before = await auditor.accounts.list({ active: 'all', pageSize: 500 })
      await transaction(test.database, (tx) => completeChart(tx, company))
      expect(await auditor.accounts.list({ active: 'all', pageSize: 500 })).toEqual(before)

      await runSql(test.ownerUrl, `delete from accounting.account_role where role = 'shop.vouchers'`)
      await transaction(test.database, (tx) => completeChart(tx, company))
      const after = await auditor.books.get()
      expect(after.accountRoles.find(({ role }) => role === 'shop.vouchers')?.account.code).toBe('2102')
    } finally {
      await test.close()
    }
  })
})

describe('changing the chart', () => {
  it('adds and renames accounts, refuses a code twice, and keeps those that play a role', async () => {
    const accountant = as('accountant')
    const { accountId } = await accountant.accounts.create({ code: '6150', name: 'Heating', type: 'expense' })
    await accountant.accounts.update({ accountId, code: '6151', name: 'Heating & light', active: true })
    await expect(
      accountant.accounts.create({ code: '6151', name: 'Again', type: 'expense' }),
    ).rejects.toThrow('The code 6151 is used already')
    await accountant.accounts.update({ accountId, code: '6151', name: 'Heating', active: false })
    expect((await accountant.accounts.list({ search: '6151' })).total).toBe(0)
    const { rows } = await accountant.accounts.list({ search: '1100' })
    const [receivable] = rows
    await expect(
      accountant.accounts.update({
        accountId: receivable?.id ?? '',
        code: '1100',
        name: 'Receivable',
        active: false,
      }),
    ).rejects.toThrow('Accounts receivable is in use: "What customers owe on invoices"')
    await expect(as('auditor').accounts.create({ code: '1', name: 'x', type: 'equity' })).rejects.toThrow(
      'Your role may not do this',
    )
  })

  it('moves a role to an account of the same kind, but not away from a control account in use', async () => {
    const accountant = as('accountant')
    const create = (code: string, matchable: boolean) =>
      accountant.accounts.create({ code, name: `Receivable ${code}`, type: 'asset_receivable', matchable })
    const [fit, plain] = [await create('1110', true), await create('1120', false)]
    const give = ({ accountId }: { accountId: string }) =>
      accountant.accounts.giveRole({ role: 'receivable', accountId })
    await expect(give(plain)).rejects.toThrow('an account whose items are matched')
    const used = await create('1140', true)
    const items = (account: AccountRef) => [
      { account, debit: 100n, credit: 0n },
      { account: { role: 'sales' }, debit: 0n, credit: 100n },
    ]
    await post(books, [cashSale(0n, { items: items({ id: used.accountId }) })])
    await expect(give(used)).rejects.toThrow('an account that nothing was posted to')
    await give(fit)
    await post(books, [cashSale(0n, { items: items({ role: 'receivable' }) })])
    await expect(give(await create('1130', true))).rejects.toThrow(
      'stays with Receivable 1110: it has been posted to',
    )
    const { rows } = await accountant.accounts.list({ search: '6100' })
    await expect(
      accountant.accounts.giveRole({ role: 'sales', accountId: rows[0]?.id ?? '' }),
    ).rejects.toThrow('cannot take the role "Sales"')
    await expect(accountant.accounts.giveRole({ role: 'yachts', accountId: fit.accountId })).rejects.toThrow(
      'No program in use here asks for the role',
    )
  })

  it('moves a journal role, and keeps journals that play one', async () => {
    const accountant = as('accountant')
    const { journalId } = await accountant.journals.create({
      code: 'BNK2',
      name: 'Second bank',
      type: 'bank',
    })
    const { rows } = await accountant.journals.list()
    const bank = rows.find(({ code }) => code === 'BNK')
    const deactivate = (id: string, code: string) =>
      accountant.journals.update({ journalId: id, code, name: 'Bank', active: false })
    await expect(deactivate(bank?.id ?? '', 'BNK')).rejects.toThrow('Bank is in use: "Is bank journal"')
    await accountant.journals.giveRole({ role: 'bank', journalId })
    await deactivate(bank?.id ?? '', 'BNK')
    await expect(accountant.journals.giveRole({ role: 'bank', journalId: bank?.id ?? '' })).rejects.toThrow(
      'an active journal',
    )
    await expect(accountant.journals.giveRole({ role: 'general', journalId })).rejects.toThrow(
      'a journal of the type general',
    )
    const other = await books.createCompany()
    const foreign = books.callerAs(accountingRouter, books.sessionOf(other, 'accountant'))
    await expect(foreign.journals.giveRole({ role: 'bank', journalId })).rejects.toThrow('no such journal')
  })
})
