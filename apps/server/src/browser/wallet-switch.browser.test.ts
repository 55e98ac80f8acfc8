import path from 'node:path'
import { confirmInvoices, confirmPayments, createInvoices, createPayments } from '@erp/accounting'
import { blankCustomer, createCustomers } from '@erp/customers'
import { createUsers } from '@erp/identity'
import { newId, statement, transaction } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { findBarriers, launchBrowser, openPage, openTab, type TestHost, testHost } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../plugins.ts'
import { customerWallet } from '../testing/gestures.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

const webRoot = path.resolve(import.meta.dirname, '../../../web/dist')
const ada = { name: 'Ada Baker', email: 'ada@example.com', password: 'correct horse battery' }
const day = '2026-03-02'
const bankOf = statement<{ journal_id: string }>(
  'test.bank-of',
  "select journal_id from accounting.journal_role_view where company_id = $1 and role = 'bank'",
)

let browser: Browser
let test: TestHost
let url: string
let company: Company
let invoiceId: string

/** Somebody with credit and an open invoice, whose id is answered. */
async function customerWho(name: string, credit: bigint, owes: bigint): Promise<string> {
  return transaction(test.database, async (tx) => {
    const [bank] = await tx.query(bankOf, [company.id])
    const draft = { ...blankCustomer(name), idempotencyKey: newId() }
    const { customerId } = onlyOutcome(await createCustomers(tx, company.id, null, [draft]))
    const payment = {
      idempotencyKey: newId(),
      direction: 'receive' as const,
      customerId,
      amount: credit,
      journalId: bank?.journal_id ?? '',
      date: day,
      reference: 'Transfer',
      destination: 'wallet',
      targets: [],
    }
    const { paymentId } = onlyOutcome(await createPayments(tx, company, null, [payment]))
    onlyOutcome(await confirmPayments(tx, company, null, [{ paymentId, idempotencyKey: newId() }]))
    return customerId
  }).then((customerId) =>
    transaction(test.database, async (tx) => {
      const invoice = {
        idempotencyKey: newId(),
        kind: 'invoice' as const,
        customerId,
        date: day,
        dueDate: day,
        currency: 'EUR',
        exchangeRate: null,
        pricesIncludeTax: false,
        reference: '',
        note: null,
        lines: [
          {
            productId: null,
            description: 'Lamp',
            quantity: 1000n,
            unitPrice: owes,
            discount: 0,
            taxId: null,
          },
        ],
      }
      const made = onlyOutcome(await createInvoices(tx, company, null, [invoice]))
      onlyOutcome(
        await confirmInvoices(tx, company, null, [{ invoiceId: made.invoiceId, idempotencyKey: newId() }]),
      )
      return made.invoiceId
    }),
  )
}

async function signIn(page: Page, address: string): Promise<void> {
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}${address}`)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await page.keyboard.press('Enter')
}

beforeAll(async () => {
  test = await testHost({ plugins })
  company = await test.createCompany()
  await transaction(test.database, async (tx) => {
    await createUsers(tx, [{ ...ada, memberships: [{ companyId: company.id, role: 'owner' }] }])
  })
  invoiceId = await customerWho('Marta Silva', 10_000n, 4_500n)
  await customerWho('Ben Okafor', 1_000n, 2_500n)
  test.host.dispatcher.start()
  await test.host.jobs.start()
  url = await test.serve({ webRoot })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await test.close()
})

describe('the wallet, switched off while a form of it is open', () => {
  it('refuses the form in one sentence, is gone from every screen, and comes back whole', async () => {
    const { page, troubles } = await openPage(browser)
    await signIn(page, `/accounting/invoices/${invoiceId}`)
    await customerWallet(page).getByRole('button', { name: 'Allocate wallet credit' }).click()
    const form = page.getByRole('form', { name: 'Allocate wallet credit' })
    await form.waitFor()

    const { page: settings } = await openTab(page)
    settings.setDefaultTimeout(20_000)
    await settings.goto(`${url}/settings/wallets`)
    await settings.getByText('Customer deposits').first().waitFor()
    expect(await findBarriers(settings)).toEqual([])
    await settings.getByRole('button', { name: 'Switch off' }).click()
    await settings.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await settings.getByText('Customer wallet is switched off.').waitFor()
    await settings.getByRole('button', { name: 'Switch on' }).waitFor()
    expect(await findBarriers(settings)).toEqual([])

    await form.getByRole('button', { name: 'Allocate', exact: true }).click()
    await page.getByText('Customer wallet is switched off for this company.').first().waitFor()
    await expect.poll(() => customerWallet(page).count()).toBe(0)
    await page.goto(`${url}/accounting/payments/new`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('radio', { name: 'Wallet' }).count()).toBe(0)
    await page.goto(`${url}/wallets`)
    await page.getByRole('heading', { name: 'Customer wallet is switched off' }).waitFor()

    await settings.getByRole('button', { name: 'Switch on' }).click()
    await settings.getByText('Customer deposits').first().waitFor()
    await page.goto(`${url}/accounting/invoices/${invoiceId}`)
    await customerWallet(page).getByText('€100.00').first().waitFor()
    // A refused request is no trouble of the page; the browser notes it all the same.
    expect(troubles.filter((trouble) => !trouble.includes('403'))).toEqual([])
  })
})

describe('wallet credit for all customers', () => {
  it('is seen, confirmed once, and undone as a whole', async () => {
    const { page, troubles } = await openPage(browser)
    await signIn(page, '/wallets/apply-credit')
    await page.getByText('Ben Okafor').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Apply €55.00' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apply €55.00' }).click()
    await page.getByRole('heading', { name: /^Credit applied on/ }).waitFor()
    await page.getByRole('button', { name: 'Undo all' }).click()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Undo all' }).click()
    await page.getByText('Undone', { exact: true }).first().waitFor()
    await page.goto(`${url}/wallets/apply-credit`)
    await page.getByRole('button', { name: 'Apply €55.00' }).waitFor()
    expect(troubles).toEqual([])
  })
})
