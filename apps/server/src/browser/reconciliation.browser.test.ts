import { readFileSync } from 'node:fs'
import path from 'node:path'
import { confirmPayments, createPayments } from '@erp/accounting'
import { blankCustomer, createCustomers } from '@erp/customers'
import { createUsers } from '@erp/identity'
import { newId, statement, transaction } from '@platform/database'
import { onlyOutcome } from '@platform/plugin-api'
import { findBarriers, launchBrowser, openPage, type TestHost, testHost } from '@platform/testing'
import { Client } from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../plugins.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

const webRoot = path.resolve(import.meta.dirname, '../../../web/dist')
const chunks = Object.entries(
  JSON.parse(readFileSync(path.join(webRoot, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >,
)
/** Whether a file has the words of what checks find. */
const isOfFindings = (url: URL) =>
  chunks.some(([source, { file }]) => source.endsWith('findings/ar.ts') && url.pathname === `/${file}`)
const ada = { name: 'Ada Baker', email: 'ada@example.com', password: 'correct horse battery' }
const bankOf = statement<{ journal_id: string }>(
  'test.bank-of',
  "select journal_id from accounting.journal_role_view where company_id = $1 and role = 'bank'",
)

describe('reconciliation in the browser', () => {
  let browser: Browser
  let test: TestHost
  let url: string
  beforeAll(async () => {
    test = await testHost({ plugins })
    const company = await test.createCompany()
    await transaction(test.database, async (tx) => {
      const memberships = [{ companyId: company.id, role: 'owner' as const }]
      await createUsers(tx, [{ ...ada, memberships }])
      const draft = { ...blankCustomer('Marta Silva'), idempotencyKey: newId() }
      const { customerId } = onlyOutcome(await createCustomers(tx, company.id, null, [draft]))
      const [bank] = await tx.query(bankOf, [company.id])
      const payment = {
        idempotencyKey: newId(),
        direction: 'receive' as const,
        customerId,
        amount: 12_500n,
        journalId: bank?.journal_id ?? '',
        date: '2026-03-02',
        reference: 'Transfer',
        destination: 'wallet',
        targets: [],
      }
      const { paymentId } = onlyOutcome(await createPayments(tx, company, null, [payment]))
      onlyOutcome(await confirmPayments(tx, company, null, [{ paymentId, idempotencyKey: newId() }]))
    })
    await tamper('update wallet.wallet set balance = balance + 777')
    test.host.dispatcher.start()
    await test.host.jobs.start()
    url = await test.serve({ webRoot })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await test.close()
  })

  async function tamper(sql: string): Promise<void> {
    const owner = new Client({ connectionString: test.ownerUrl })
    await owner.connect()
    await owner.query(sql)
    await owner.end()
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${url}/wallets/reconciliation`)
    await page.getByLabel('E-mail').fill(ada.email)
    await page.getByLabel('Password', { exact: true }).fill(ada.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Reconciliation' }).first().waitFor()
  }

  it('finds the tampered balance, leads to its wallet, and rebuilds it once that is agreed to', async () => {
    const { page, troubles } = await openPage(browser)
    await signIn(page)
    await page.getByText('Not reconciled yet').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Run now' }).first().click()

    await page.getByText('Every balance is the sum of its entries').first().waitFor()
    await page.getByText('Differs').first().waitFor()
    expect(await page.getByRole('link', { name: 'Marta Silva' }).first().getAttribute('href')).toMatch(
      /\/wallets\/[0-9a-f-]{36}$/,
    )
    expect(await findBarriers(page)).toEqual([])

    await page.getByRole('button', { name: 'Repair' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('€132.77').waitFor()
    await dialog.getByText('€125.00').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Rebuild' }).click()
    await page.getByText('The wallet was rebuilt').waitFor()

    await page.goto(`${url}/wallets/reconciliation`)
    await page.getByRole('button', { name: 'Run now' }).first().click()
    await page.getByText('The wallets and the books agree').waitFor()
    expect(troubles).toEqual([])
  })

  it('has no barrier on a phone, in the dark', async () => {
    const { page, troubles } = await openPage(browser, {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    })
    await signIn(page)
    await page.getByText('Differs').filter({ visible: true }).first().click()
    await page.getByText('Every balance is the sum of its entries').first().waitFor()
    expect(await findBarriers(page)).toEqual([])

    await page.evaluate(() => localStorage.setItem('erp.language', 'ar'))
    await page.reload()
    const finding = page.getByText('ومجموع حركاتها').filter({ visible: true })
    await finding.waitFor()
    expect(await finding.innerText()).toMatch(
      /الرصيد .*132\.77.* عند الحركة 1؛ ومجموع حركاتها، وعددها 1، هو .*125\.00/,
    )
    expect(await findBarriers(page)).toEqual([])
    expect(troubles).toEqual([])
  })

  // A role of an account and a kind of transaction stood there as the server calls them: 'wallet.deposits of nobody'.
  it('calls accounts as the other pages do, in both languages', async () => {
    await tamper(`set session_replication_role = replica;
      update accounting.journal_item item set customer_id = null from accounting.account_role role
      where role.company_id = item.company_id and role.account_id = item.account_id and role.role = 'wallet.deposits'`)
    const { page, troubles } = await openPage(browser)
    await signIn(page)
    await page.getByRole('button', { name: 'Run now' }).first().click()
    await page.getByText('“Customer deposits” of nobody').first().waitFor()
    await page.evaluate(() => localStorage.setItem('erp.language', 'ar'))
    // The page goes on once the server answers again. The browser refuses by itself what it once could not fetch.
    await page.route(
      (address) => isOfFindings(address) || address.pathname === '/healthz',
      (route) => route.abort(),
    )
    await page.reload()
    const retry = page.getByRole('button', { name: 'إعادة المحاولة' }).first()
    await retry.waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await retry.click()
    await page.getByText('«ودائع العملاء» بلا عميل').first().waitFor()
    expect(troubles.filter((trouble) => !/dynamically imported|could not be fetched/.test(trouble))).toEqual(
      [],
    )
  })
})
