import { launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk, productUrl } from '../testing/desk.ts'
import { fact, pick, reached } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

/** Writes a payment as the page asks for it, and creates the draft. */
async function createPayment(page: Page, { customer, amount }: { customer: string; amount: string }) {
  await pick(page, 'Customer', customer)
  await page.getByLabel('Amount', { exact: false }).fill(amount)
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Draft payment' }).waitFor()
}

describe('a payment to the wallet', () => {
  it('is received through the menus, and is in the wallet at once', async () => {
    const customer = await shop.customer('Bela Farkas')
    const { page, troubles } = await openDesk(browser, '/')
    await page.getByRole('main').getByRole('link', { name: 'Accounting' }).click()
    await page.getByRole('button', { name: 'Customers' }).click()
    await page.getByRole('menuitem', { name: 'Payments' }).click()
    await page.getByRole('heading', { name: 'Payments' }).waitFor()
    await page.getByRole('link', { name: 'Add' }).click()
    await page.getByRole('heading', { name: 'New payment' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Receive payment' }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: 'Wallet' }).isChecked()).toBe(true)
    await page.getByLabel('Reference').fill('Transfer of 12 March')
    await createPayment(page, { customer: customer.name, amount: '120.50' })
    expect(await shop.balance(customer.id)).toBe(0n)

    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('The payment is confirmed').waitFor()
    await page.getByRole('heading', { name: /^BNK\/\d{4}\/\d+$/ }).waitFor()
    expect(await fact(page, 'Amount')).toBe('€120.50')

    await page.getByRole('link', { name: customer.name }).first().click()
    await page.getByRole('heading', { name: customer.name }).waitFor()
    await page.getByText('+€120.50').waitFor()
    await page.getByRole('button', { name: 'All apps' }).click()
    await page.getByRole('link', { name: 'E-Wallet' }).click()
    await page.getByPlaceholder('Customer’s name or e-mail').fill(customer.name)
    const row = page.getByRole('row').filter({ hasText: customer.name })
    await row.getByText('€120.50').first().waitFor()
    await row.getByRole('link', { name: customer.name }).click()
    await page.getByRole('link', { name: 'Recharge' }).waitFor()
    await page.getByText('Transfer of 12 March').waitFor()
    expect(troubles).toEqual([])
  })

  it('asks for what is missing, by the field, and books nothing', async () => {
    const { page, troubles } = await openDesk(browser, '/accounting/payments/new')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Choose a customer.').waitFor()
    await page.getByText('Enter the amount.').waitFor()
    for (const amount of ['-5', '0', '1.234', '1e3', 'much', '99999999999999999999']) {
      await page.getByLabel('Amount').fill(amount)
      await page.getByLabel('Reference').focus()
      await expect
        .poll(() => page.getByLabel('Amount').getAttribute('aria-invalid'), { message: amount })
        .toBe('true')
    }
    expect(troubles).toEqual([])
  })

  it('counts once when Confirm is clicked twice', async () => {
    const customer = await shop.customer()
    const { page } = await openDesk(browser, `/accounting/payments/new?customerId=${customer.id}&amount=5000`)
    expect(await page.getByLabel('Amount').inputValue()).toBe('50.00')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('button', { name: 'Confirm' }).dblclick()
    await page.getByRole('heading', { name: /^BNK/ }).waitFor()
    expect(await shop.balance(customer.id)).toBe(5000n)
  })
})

describe('a payment from the wallet', () => {
  it('is refused in words when there is too little, and then pays out what there is', async () => {
    const customer = await shop.customer('Cleo Marsh')
    await shop.credit(customer.id, 3_000n)
    const { page, troubles } = await openDesk(browser, '/accounting/payments/new?direction=send')
    await page.getByText('Wallet', { exact: true }).click()
    await createPayment(page, { customer: customer.name, amount: '50.00' })
    await page.getByRole('button', { name: 'Confirm' }).click()
    const refusal = 'The wallet has €30.00 available, which is less than €50.00.'
    await page.getByRole('alert').filter({ hasText: refusal }).waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Amount').fill('30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('The payment is confirmed').waitFor()
    expect(await shop.balance(customer.id)).toBe(0n)
    expect(troubles).toEqual([])
  })
})

describe('a payment that is cancelled', () => {
  it('opens the invoices again that its credit had paid', async () => {
    const customer = await shop.customer('Dora Weiss')
    const paymentId = await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 8_000n)
    await shop.allocate(invoiceId, 8_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/payments/${paymentId}`)
    await page.getByRole('button', { name: 'Cancel payment' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`€100.00 of ${customer.name} came back, so it is booked out again.`).waitFor()
    await dialog.getByText('then what was spent on invoices, which are open again').waitFor()
    await dialog.getByRole('button', { name: 'Cancel payment' }).click()
    await page.getByText('The payment is cancelled').waitFor()
    expect(await shop.balance(customer.id)).toBe(0n)
    expect(await shop.due(invoiceId)).toBe(8_000n)

    await page.goto(productUrl(`/accounting/invoices/${invoiceId}`))
    await reached(page, 'Open')
    await page
      .getByText(/^Undone on/)
      .first()
      .waitFor()
    expect(troubles).toEqual([])
  })
})
