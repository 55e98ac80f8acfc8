import { launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk } from '../testing/desk.ts'
import { fact } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

/** Opens what waits in the menu of the page's actions. */
async function choose(page: Page, action: string) {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: action }).click()
  return page.getByRole('dialog')
}

describe('a wallet, by hand', () => {
  it('is adjusted with a reason and a note, and shows beforehand what that books', async () => {
    const customer = await shop.customer('Ines Duarte')
    const { page, troubles } = await openDesk(browser, `/wallets/${customer.walletId}`)
    await page.getByRole('button', { name: 'Adjust balance' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Enter the amount.').waitFor()
    await dialog.getByText('Say why.').waitFor()
    await dialog.getByLabel('Amount').fill('12.50')
    await dialog.getByRole('combobox', { name: 'Reason' }).click()
    await page.getByRole('option', { name: 'Compensation' }).click()
    await dialog.getByLabel('Note').fill('Late delivery of order 1234')
    await dialog.getByRole('button', { name: 'Show' }).click()
    await dialog.getByRole('row').filter({ hasText: 'Promotional discounts' }).getByText('€12.50').waitFor()
    await dialog.getByRole('row').filter({ hasText: 'Promotional credit' }).getByText('€12.50').waitFor()
    expect(await shop.balance(customer.id)).toBe(0n)

    await dialog.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByText('The balance is now €12.50.').waitFor()
    expect(await shop.balance(customer.id)).toBe(1_250n)
    const movements = page.getByRole('region', { name: 'Movements' })
    await movements.getByText('Late delivery of order 1234').waitFor()

    await page.getByRole('button', { name: 'Adjust balance' }).click()
    await dialog.getByText('Remove money').click()
    await dialog.getByLabel('Amount').fill('20')
    await dialog.getByLabel('Note').fill('Counted wrong')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('The wallet has €12.50 available, which is less than €20.00.').waitFor()
    expect(await shop.balance(customer.id)).toBe(1_250n)
    expect(troubles).toEqual([])
  })

  it('has credit reserved, spent in part on an invoice, and the rest released', async () => {
    const customer = await shop.customer('Karim Haddad')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 4_000n)
    const { page, troubles } = await openDesk(browser, `/wallets/${customer.walletId}`)
    const form = await choose(page, 'Reserve credit')
    await form.getByLabel('Amount').fill('60')
    await form.getByLabel('Note').fill('Sofa, two deliveries')
    await form.getByRole('button', { name: 'Reserve', exact: true }).click()
    const held = page.getByRole('region', { name: 'Reserved credit' })
    await held.getByText('Sofa, two deliveries').waitFor()
    await expect.poll(() => fact(page, 'Available')).toBe('€40.00')
    expect(await fact(page, 'Balance')).toBe('€100.00')

    await held.getByRole('button', { name: /^Spend of the €60\.00/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Amount').fill('40')
    await dialog.getByRole('combobox', { name: 'Invoice to pay' }).click()
    await page.getByRole('option', { name: /€40\.00 due$/ }).click()
    await dialog.getByLabel('Note').fill('First delivery')
    await dialog.getByRole('button', { name: 'Spend', exact: true }).click()
    await page.getByText('€40.00 of reserved credit spent.').waitFor()
    expect(await shop.due(invoiceId)).toBe(0n)

    await held.getByRole('button', { name: /^Release the €20\.00/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
    await page.getByText('€20.00 is available again.').waitFor()
    await held.waitFor({ state: 'detached' })
    await expect.poll(() => fact(page, 'Available')).toBe('€60.00')
    expect(troubles).toEqual([])
  })
})
