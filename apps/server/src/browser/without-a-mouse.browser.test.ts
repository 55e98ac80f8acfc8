import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk } from '../testing/desk.ts'
import { customerWallet, reached, sticksOut } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

describe('by keyboard alone', () => {
  it('finds the invoice, allocates, and takes it back', async () => {
    const customer = await shop.customer('Petra Lang')
    await shop.credit(customer.id, 2_500n)
    const invoiceId = await shop.invoice(customer.id, 9_000n)
    const { number } = await shop.api.accounting.invoices.get.query({ invoiceId })
    const { page, troubles } = await openDesk(browser, '/')
    const { keyboard } = page
    await page.getByRole('heading', { name: 'All apps' }).waitFor()
    await keyboard.press('Control+k')
    await page.getByPlaceholder('Find a customer, an invoice, a page or an action').waitFor()
    await keyboard.type(number ?? '')
    await page.getByRole('button', { name: number ?? '' }).waitFor()
    await keyboard.press('Enter')
    await reached(page, 'Open')

    await customerWallet(page).getByText('€25.00').waitFor()
    await keyboard.press('a')
    const amount = page.getByLabel('Amount to apply')
    await expect.poll(() => amount.inputValue()).toBe('25.00')
    expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true)
    await keyboard.press('Escape')
    await amount.waitFor({ state: 'detached' })
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused).toBe('Allocate wallet credit')
    await keyboard.press('Enter')
    await amount.waitFor()
    // The proposal is selected, so that typing replaces it.
    await keyboard.type('20')
    await keyboard.press('Enter')
    await reached(page, 'Partially paid')
    expect(await shop.due(invoiceId)).toBe(7_000n)

    const undo = customerWallet(page).getByRole('button', { name: 'Undo the €20.00' })
    await undo.waitFor()
    for (let steps = 0; steps < 25 && !(await focused())?.startsWith('Undo the'); steps++)
      await keyboard.press('Tab')
    expect(await focused()).toMatch(/^Undo the €20\.00/)
    await keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await keyboard.press('Enter')
    await reached(page, 'Open')
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([2_500n, 9_000n])
    expect(troubles).toEqual([])
  })

  it('receives a payment', async () => {
    const customer = await shop.customer('Quentin Adler')
    const { page, troubles } = await openDesk(browser, '/accounting/payments')
    const { keyboard } = page
    await page.getByRole('heading', { name: 'Payments' }).waitFor()
    await keyboard.press('n')
    const picker = page.getByRole('combobox', { name: 'Customer' })
    await picker.waitFor()
    await expect.poll(() => picker.evaluate((field) => field === document.activeElement)).toBe(true)
    await keyboard.type(customer.name)
    await page.getByRole('option', { name: customer.name }).waitFor()
    await keyboard.press('Enter')
    await keyboard.press('Tab')
    await keyboard.type('75')
    await keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Draft payment' }).waitFor()
    await keyboard.press('Control+Enter')
    await page.getByText('The payment is confirmed').waitFor()
    expect(await shop.balance(customer.id)).toBe(7_500n)
    expect(troubles).toEqual([])
  })
})

describe('the address', () => {
  it('keeps filters, search, order and page over a reload, and in somebody else’s hands', async () => {
    const { page, troubles } = await openDesk(browser, '/accounting/invoices')
    await page.getByRole('table', { name: 'Invoices' }).waitFor()
    await page.getByRole('columnheader', { name: 'Total' }).getByRole('button').click()
    await page.getByRole('searchbox').fill('INV')
    await page.waitForURL(/[?&]q=INV/)
    const { href } = new URL(page.url())
    expect(href).toMatch(/sort=-?total/)
    const firstRow = () => page.getByRole('table').getByRole('row').nth(1).innerText()
    const before = await firstRow()
    await page.reload()
    await page.getByRole('table', { name: 'Invoices' }).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('INV')
    await expect.poll(firstRow).toBe(before)
    const other = await openDesk(browser, href.slice(new URL(href).origin.length), { role: 'auditor' })
    await other.page.getByRole('table', { name: 'Invoices' }).waitFor()
    await expect.poll(() => other.page.getByRole('table').getByRole('row').nth(1).innerText()).toBe(before)
    expect(troubles).toEqual([])
  })
})

describe('on a phone', () => {
  it('receives a payment and pays an invoice with it, without scrolling sideways', async () => {
    const customer = await shop.customer('Rosa Engel')
    const invoiceId = await shop.invoice(customer.id, 4_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/payments/new?customerId=${customer.id}`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await page.getByLabel('Amount').fill('100')
    await page.getByRole('button', { name: 'Create' }).tap()
    await page.getByRole('heading', { name: 'Draft payment' }).waitFor()
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirm' }).tap()
    await page.getByText('The payment is confirmed').waitFor()
    await page.goto(new URL(`/accounting/invoices/${invoiceId}`, page.url()).href)
    await customerWallet(page).getByRole('button', { name: 'Allocate wallet credit' }).tap()
    await page.getByLabel('Amount to apply').waitFor()
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('button', { name: 'Allocate', exact: true }).tap()
    await reached(page, 'Paid')
    expect(await shop.balance(customer.id)).toBe(6_000n)
    expect(troubles).toEqual([])
  })
})
