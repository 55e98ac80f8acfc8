import { launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk } from '../testing/desk.ts'
import { allocateForm, confirmDialog, customerWallet, fact, pick, reached } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

/** Opens the form by its button, and answers what it proposes and foresees. */
async function proposal(page: Page) {
  const form = await allocateForm(page)
  return {
    amount: await form.getByLabel('Amount to apply').inputValue(),
    wallet: await fact(form, 'Wallet afterwards'),
    due: await fact(form, 'Amount due afterwards'),
  }
}

describe('an invoice', () => {
  it('is written with products and taxes, confirmed, and paid from the wallet with Enter', async () => {
    const customer = await shop.customer('Edda Lind')
    await shop.credit(customer.id, 50_000n)
    const { page, troubles } = await openDesk(browser, '/accounting/invoices')
    await page.getByRole('link', { name: 'Add' }).click()
    await page.getByRole('heading', { name: 'New invoice' }).waitFor()
    await pick(page, 'Customer', customer.name)
    const lines = page.getByRole('list', { name: 'Lines' })
    await pick(lines, 'Product', 'Desk lamp')
    await lines.getByLabel('Quantity').fill('2')
    await page.getByRole('button', { name: 'Add line' }).click()
    await pick(lines, 'Product', 'Assembly')
    await page.getByRole('textbox', { name: 'Due date' }).fill('31/12/2099')
    await page.keyboard.press('Tab')
    // Two lamps of 49.00 with 23 %, one hour of 42.00 with 13.5 %.
    await expect.poll(() => fact(page, 'Total')).toBe('€168.21')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Draft invoice' }).waitFor()
    expect(await fact(page, 'Due date')).toBe('31 Dec 2099')
    await customerWallet(page).getByText('Confirm this invoice first').waitFor()

    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByRole('heading', { name: /^INV\/\d{4}\/\d+$/ }).waitFor()
    await reached(page, 'Open')
    expect(await proposal(page)).toEqual({ amount: '168.21', wallet: '€331.79', due: '€0.00' })
    await page.keyboard.press('Enter')
    await reached(page, 'Paid')
    await page.getByText('€168.21 applied to this invoice. €331.79 left in the wallet.').waitFor()
    await customerWallet(page).getByText('This invoice is paid: nothing is due.').waitFor()
    expect(await shop.balance(customer.id)).toBe(33_179n)
    expect(troubles).toEqual([])
  })

  it('takes tax out of prices that include it', async () => {
    const customer = await shop.customer('Ewan Moss')
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/new?customerId=${customer.id}`)
    await page.getByRole('switch', { name: 'Prices include tax' }).check()
    const lines = page.getByRole('list', { name: 'Lines' })
    await lines.getByLabel('Description').fill('Lamp')
    await lines.getByLabel('Unit price').fill('123.00')
    await lines.getByLabel('Tax').click()
    await page.getByRole('option', { name: 'VAT 23 %' }).click()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Draft invoice' }).waitFor()
    await reached(page, 'Draft')
    expect(await fact(page, 'Net')).toBe('€100.00')
    expect(await fact(page, 'VAT 23 %')).toBe('€23.00')
    expect(await fact(page, 'Total')).toBe('€123.00')
    expect(troubles).toEqual([])
  })

  it('is paid in parts, and every part can be taken back', async () => {
    const customer = await shop.customer('Finn Ode')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 8_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    const wallet = customerWallet(page)
    for (const [amount, state] of [
      ['30', 'Partially paid'],
      ['20', 'Partially paid'],
      ['30', 'Paid'],
    ] as const) {
      const form = await allocateForm(page)
      await form.getByLabel('Amount to apply').fill(amount)
      await page.keyboard.press('Enter')
      await form.waitFor({ state: 'hidden' })
      await reached(page, state)
    }
    expect(await shop.balance(customer.id)).toBe(2_000n)
    const undo = wallet.getByRole('button', { name: 'Undo the €20.00' })
    await undo.click()
    await confirmDialog(page).getByRole('button', { name: 'Show journal entry' }).click()
    // Who follows a link out of the question has not agreed.
    await confirmDialog(page).getByRole('link', { name: '1100 Accounts receivable' }).click()
    await page.getByRole('heading', { name: 'General ledger' }).waitFor()
    expect(await confirmDialog(page).count()).toBe(0)
    await page.goBack()
    await undo.click()
    await confirmDialog(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByText('€20.00 is back in the wallet.').waitFor()
    await reached(page, 'Partially paid')
    await wallet.getByText(/^Undone on/).waitFor()
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([4_000n, 2_000n])
    // What is due again is what is proposed.
    expect(await proposal(page)).toEqual({ amount: '20.00', wallet: '€20.00', due: '€0.00' })
    expect(troubles).toEqual([])
  })

  it('shares one wallet with another, and is never offered more than is left', async () => {
    const customer = await shop.customer('Gala Ruiz')
    await shop.credit(customer.id, 10_000n)
    const first = await shop.invoice(customer.id, 7_000n)
    const second = await shop.invoice(customer.id, 7_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${first}`)
    expect(await proposal(page)).toEqual({ amount: '70.00', wallet: '€30.00', due: '€0.00' })
    await page.keyboard.press('Enter')
    await reached(page, 'Paid')
    await page.goto(new URL(`/accounting/invoices/${second}`, page.url()).href)
    expect(await proposal(page)).toEqual({ amount: '30.00', wallet: '€0.00', due: '€40.00' })
    const form = await allocateForm(page)
    await form.getByLabel('Amount to apply').fill('30.01')
    await form.getByText('€30.00 is available in the wallet. Enter at most that.').waitFor()
    await page.keyboard.press('Enter')
    expect(await shop.balance(customer.id)).toBe(3_000n)
    await form.getByLabel('Amount to apply').fill('30')
    await page.keyboard.press('Enter')
    await reached(page, 'Partially paid')
    await customerWallet(page).getByText('This customer has no wallet credit.').waitFor()
    expect([await shop.balance(customer.id), await shop.due(second)]).toEqual([0n, 4_000n])
    expect(troubles).toEqual([])
  })

  it('in another currency says why wallet credit cannot pay it', async () => {
    const customer = await shop.customer('Hugo Tarn')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 5_000n, { currency: 'USD' })
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    await customerWallet(page).getByText('Wallet credit pays only in its own currency').waitFor()
    expect(await customerWallet(page).getByRole('button').count()).toBe(0)
    expect(troubles).toEqual([])
  })
})

describe('a credit note', () => {
  it('gives back to the wallet what was paid, after what was still due', async () => {
    const customer = await shop.customer('Ines Bauer')
    await shop.credit(customer.id, 6_000n)
    const invoiceId = await shop.invoice(customer.id, 10_000n)
    await shop.allocate(invoiceId, 6_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    await page.getByRole('button', { name: 'Credit note' }).click()
    await confirmDialog(page).getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Draft credit note' }).waitFor()
    await page.getByRole('button', { name: 'Show journal entry' }).click()
    const refund = page.getByRole('table', { name: 'Journal entry 2 of 2' })
    await refund.getByRole('row', { name: '2310 Customer deposits €60.00' }).waitFor()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await reached(page, 'Settled')
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([6_000n, 0n])
    expect(troubles).toEqual([])
  })
})

describe('Register payment', () => {
  it('pays the invoice and leaves the surplus in the wallet', async () => {
    const customer = await shop.customer('Jana Holt')
    const invoiceId = await shop.invoice(customer.id, 4_500n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    await page.getByRole('button', { name: 'Register payment' }).click()
    const dialog = confirmDialog(page)
    expect(await dialog.getByLabel('Amount').inputValue()).toBe('45.00')
    await dialog.getByText('This settles it in full.').waitFor()
    await dialog.getByLabel('Amount').fill('60')
    await dialog.getByText('€15.00 more than is due: the surplus goes to “Wallet”.').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('€60.00 registered').waitFor()
    await reached(page, 'Paid')
    await expect.poll(() => customerWallet(page).getByText('€15.00').count()).toBe(1)
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([1_500n, 0n])
    expect(troubles).toEqual([])
  })
})
