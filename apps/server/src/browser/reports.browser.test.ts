import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop, today } from '../testing/demo-shop.ts'
import { openDesk, productUrl } from '../testing/desk.ts'
import { reached } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

describe('what customers owe', () => {
  it('is told by age beside their wallets, and leads down to the document and its PDF', async () => {
    const customer = await shop.customer('Olga Lind')
    await shop.credit(customer.id, 4_000n)
    const invoiceId = await shop.invoice(customer.id, 10_000n)
    const { page, troubles } = await openDesk(
      browser,
      `/accounting/aged-receivables?q=${encodeURIComponent(customer.name)}`,
    )
    const row = page.getByRole('row').filter({ hasText: customer.name })
    await row.getByText('€40.00').waitFor()
    await row.getByText('€60.00').waitFor()
    await row.getByRole('link', { name: customer.name }).click()
    await page.getByRole('heading', { name: 'Open items' }).waitFor()
    await page.getByRole('link', { name: /^Invoice · INV/ }).click()
    await page.getByRole('heading', { name: /^INV\/\d{4}\/\d+$/ }).waitFor()
    const paper = await page.request.get(productUrl(`/api/accounting/papers/invoices/${invoiceId}.pdf`))
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(troubles).toEqual([])
  })
})

describe('a small difference', () => {
  it('is written off with its entry in sight, and taken back from the notice', async () => {
    const customer = await shop.customer('Pim Lind')
    const invoiceId = await shop.invoice(customer.id, 63n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    await page.getByRole('button', { name: 'Write off' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Show' }).click()
    await dialog.getByText('6400 Receivables written off').waitFor()
    await dialog.getByRole('button', { name: 'Write off' }).click()
    await reached(page, 'Paid')
    await page.getByRole('button', { name: 'Take write-off back' }).click()
    await reached(page, 'Open')
    expect(await shop.due(invoiceId)).toBe(63n)
    expect(troubles).toEqual([])
  })
})

describe('opening balances', () => {
  it('are judged as soon as the file is chosen, line by line, and taken over once', async () => {
    const customer = await shop.customer('Quin Lind')
    const { page, troubles } = await openDesk(browser, '/accounting/opening-balances')
    const choose = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    const heading = 'kind,customer,number,date,debit,credit,class'
    await choose(`${heading}\nwallet,${customer.name},,,,5.00,lottery`)
    await page.getByText("'lottery' is no class of credit").waitFor()
    await choose(
      `${heading}\nwallet,${customer.name},,,,5.00,paid\ninvoice,${customer.name},OLD-${customer.id.slice(-6)},${today},9.00,,`,
    )
    await page.getByText('The file can be taken over').waitFor()
    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
    await page.getByText('2 balances are taken over').waitFor()
    expect(await shop.balance(customer.id)).toBe(500n)
    expect(troubles).toEqual([])
  })
})
