import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin, createProducts, createTaxes } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { createUsers, identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import {
  type Company,
  checks,
  describeDifference,
  extensionsOf,
  onlyOutcome,
  type Role,
  type Session,
} from '@platform/plugin-api'
import { testHost } from '@platform/testing'
import pg from 'pg'
import type { Receipt } from '../answers.ts'
import { pointOfSalePlugin } from '../plugin.ts'
import { pointOfSaleRouter } from '../router.ts'
import { tabPlugin } from './balances.ts'

/** A company with a till, some goods and people, and the methods of {@link tabPlugin} beside cash and card. */
export async function openShop() {
  const tab = tabPlugin()
  const test = await testHost({
    plugins: [
      identityPlugin,
      customersPlugin,
      catalogPlugin,
      accountingPlugin,
      pointOfSalePlugin,
      tab.plugin,
    ],
    poolSize: 12,
  })
  const company = await test.createCompany()
  const { database } = test
  const owner = await person('owner', 'Olga Owner')
  const cashier = await person('cashier', 'Carl Cashier')
  const products = await addProducts()
  const { registerId } = await as(owner).registers.create({
    code: 'T1',
    name: 'Front till',
    idempotencyKey: newId(),
  })
  const customerId = await addCustomer('Ada Quinn')

  function as(session: Session) {
    return test.callerAs(pointOfSaleRouter, session)
  }

  async function person(role: Role, name: string): Promise<Session> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`
    const draft = { name, email, password: 'long enough', memberships: [{ companyId: company.id, role }] }
    const [user] = await transaction(database, (tx) => createUsers(tx, [draft]))
    return { ...test.sessionOf(company, role), user: user ?? { id: '', name, email } }
  }

  async function addCustomer(name: string, fields: Partial<ReturnType<typeof blankCustomer>> = {}) {
    const draft = { ...blankCustomer(name), ...fields, idempotencyKey: newId() }
    const created = await transaction(database, async (tx) =>
      onlyOutcome(await createCustomers(tx, company.id, null, [draft])),
    )
    return created.customerId
  }

  async function addProducts() {
    const tax = async (name: string, rate: number) =>
      (
        await transaction(database, async (tx) =>
          onlyOutcome(await createTaxes(tx, company.id, null, [{ name, rate, idempotencyKey: newId() }])),
        )
      ).taxId
    const vat = await tax('VAT 20%', 20_000)
    const product = async (code: string, unitPrice: bigint, taxId: string | null) =>
      (
        await transaction(database, async (tx) =>
          onlyOutcome(
            await createProducts(tx, company.id, null, [
              {
                code,
                name: code,
                description: null,
                category: null,
                barcode: `${code}-bar`,
                unitPrice,
                taxId,
                idempotencyKey: newId(),
              },
            ]),
          ),
        )
      ).productId
    return { lamp: await product('LAMP', 1_200n, vat), book: await product('BOOK', 999n, null) }
  }

  /** A session of the register, opened by the cashier. */
  async function openSession(openingCash = 10_000n, register = registerId): Promise<string> {
    const request = { registerId: register, openingCash: String(openingCash), idempotencyKey: newId() }
    return (await as(cashier).sessions.open(request)).sessionId
  }

  /** Closes it with what is expected, or with what was counted. */
  async function closeSession(sessionId: string, counted?: bigint) {
    const expected = (await as(cashier).sessions.report({ sessionId })).cash.expected.amount
    return as(cashier).sessions.close({
      sessionId,
      countedCash: String(counted ?? expected),
      idempotencyKey: newId(),
    })
  }

  const price: Readonly<Record<string, string>> = { [products.lamp]: '1200', [products.book]: '999' }
  type SaleInput = Parameters<ReturnType<typeof as>['orders']['sell']>[0]

  /** What a till sends: one lamp for 12.00, of which 2.00 is tax, paid as told. */
  function sale(sessionId: string, fields: Partial<SaleInput> = {}): SaleInput {
    return {
      idempotencyKey: newId(),
      sessionId,
      lines: [line(products.lamp)],
      tenders: [{ methodId: 'cash', amount: '1200' }],
      ...fields,
    }
  }

  function line(productId: string, pieces = 1, fields: Partial<SaleInput['lines'][number]> = {}) {
    return { productId, quantity: String(pieces * 1_000), unitPrice: price[productId] ?? '0', ...fields }
  }

  function sell(sessionId: string, fields: Partial<SaleInput> = {}, session = cashier): Promise<Receipt> {
    return as(session).orders.sell(sale(sessionId, fields))
  }

  async function sql<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
    const client = new pg.Client(test.ownerUrl)
    await client.connect()
    try {
      return (await client.query<Row>(text, [...values])).rows
    } finally {
      await client.end()
    }
  }

  /** The items of the entries that the condition picks, summed by account and side: 'Dr cash 1200'. */
  async function booked(where: string, values: readonly unknown[] = []): Promise<string[]> {
    const rows = await sql<{ item: string }>(
      `select case when item.debit > 0 then 'Dr ' else 'Cr ' end
              || coalesce((select min(role) from accounting.account_role role where role.account_id = account.id), code)
              || ' ' || sum(item.debit + item.credit) as item
         from accounting.journal_entry entry
         join accounting.journal_item item on item.company_id = entry.company_id and item.entry_id = entry.id
         join accounting.account account on account.company_id = item.company_id and account.id = item.account_id
        where ${where}
        group by account.id, code, item.debit > 0
        order by item.debit > 0 desc, account.code`,
      values,
    )
    return rows.map(({ item }) => item)
  }

  /** What `erp verify` finds wrong, over everything. */
  async function verified(): Promise<string[]> {
    const found: string[] = []
    for (const check of extensionsOf(database, checks)) {
      if (check.id === 'host.durability') continue
      const { differences } = await check.run({ database })
      found.push(...differences.map((one) => `${check.id}: ${describeDifference(one)}`))
    }
    return found
  }

  /** What of POS clearing an order, or everything, has left over. */
  async function clearing(): Promise<bigint> {
    const [row] = await sql<{ sum: string | null }>(
      `select sum(item.debit - item.credit) from accounting.journal_item item
         join accounting.account_role role on role.account_id = item.account_id and role.role = 'pos_clearing'`,
    )
    return BigInt(row?.sum ?? 0)
  }

  return {
    ...test,
    tab,
    company: company as Company,
    owner,
    cashier,
    customerId,
    registerId,
    products,
    as,
    person,
    addCustomer,
    openSession,
    closeSession,
    sale,
    line,
    sell,
    sql,
    booked,
    verified,
    clearing,
  }
}

export type Shop = Awaited<ReturnType<typeof openShop>>

/** The code of what is refused. Fails when nothing is. */
export async function refused(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause) return String(cause.code)
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
  throw new Error('nothing was refused')
}
