import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openApi, openDesk } from '../testing/desk.ts'
import { fact } from '../testing/gestures.ts'
import { openTill, payBy, receipt, serve, take, touch } from '../testing/till.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

/** The demo company is everybody's, so what a test sets there is set back. */
async function settingsAfterwards(): Promise<void> {
  const { walletPos } = await openApi('owner')
  const before = await walletPos.settings.query()
  onTestFinished(async () => void (await walletPos.changeSettings.mutate(before)))
}

describe('Wallet details', () => {
  it('lists what a customer has and every credit and debit of it, and lets an owner set their PIN', async () => {
    const customer = await shop.customer('Nora Fell')
    await shop.credit(customer.id, 6_000n)
    await shop.allocate(await shop.invoice(customer.id, 2_000n), 2_000n)
    const { page, troubles } = await openDesk(browser, '/point-of-sale/wallets', { role: 'owner' })
    await page.getByRole('searchbox').fill(customer.name)
    await page.getByRole('link', { name: customer.name }).click()
    const history = page.getByRole('region', { name: 'Transactions' })
    await history.getByRole('row').filter({ hasText: 'Invoice paid' }).getByText('Debit').waitFor()
    await history.getByRole('row').filter({ hasText: 'Recharge' }).getByText('Credit').waitFor()
    expect(await fact(page.getByRole('main'), 'Balance')).toBe('€40.00')

    await page.getByRole('button', { name: 'Set PIN' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('New PIN').fill('2468')
    await form.getByLabel('The same PIN again').fill('2469')
    await page.keyboard.press('Enter')
    await form.getByText('These are two different PINs.').waitFor()
    await form.getByLabel('The same PIN again').fill('2468')
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'hidden' })
    expect(await fact(page.getByRole('main'), 'PIN')).toBe('Set')
    expect(troubles).toEqual([])
  })
})

describe('a wallet at the till', () => {
  it('pays more than a set amount only when its customer types their PIN', async () => {
    await settingsAfterwards()
    const { walletPos } = await openApi('owner')
    const customer = await shop.customer('Otto Lind')
    await shop.credit(customer.id, 10_000n)
    await walletPos.setPin.mutate({ customerId: customer.id, pin: '8642' })
    const settings = await openDesk(browser, '/settings/point-of-sale', { role: 'owner' })
    const section = settings.page.getByRole('region', { name: 'Customer wallet' })
    await section.getByLabel('Ask for proof above').fill('40')
    await section.getByRole('button', { name: 'Save' }).click()
    await settings.page.getByText('Saved.').waitFor()

    const { page } = await openTill(browser, 0n)
    await serve(page, customer.name)
    await touch(page, 'Desk lamp, brass')
    await payBy(page, 'Wallet')
    await page.getByRole('button', { name: /^Take €/ }).click()
    const proof = page.getByRole('dialog')
    await proof.getByText('Above €40.00').waitFor()
    await proof.getByLabel('Customer’s PIN', { exact: true }).last().fill('8642')
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€51.00')
    expect(await shop.balance(customer.id)).toBe(5_100n)
  })

  it('is gone where the company has switched it off', async () => {
    await settingsAfterwards()
    const { page: office } = await openDesk(browser, '/settings/point-of-sale', { role: 'owner' })
    const section = office.getByRole('region', { name: 'Customer wallet' })
    await section.getByRole('switch', { name: 'Customers use their wallet at the till' }).click()
    await section.getByRole('button', { name: 'Save' }).click()
    await office.getByText('Saved.').waitFor()

    const { page } = await openTill(browser, 0n)
    await touch(page, 'Desk lamp, brass')
    const methods = page.getByRole('group', { name: 'Payment methods' })
    await methods.getByRole('button', { name: 'Cash' }).waitFor()
    expect(await methods.getByRole('button', { name: 'Wallet' }).count()).toBe(0)
    await payBy(page, 'Card')
    await take(page)
  })
})
