import { newId } from '@platform/database'
import { findBarriers, launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openApi, openDesk, uniqueName } from '../testing/desk.ts'
import { fact, sticksOut } from '../testing/gestures.ts'
import { fromMenu, goOn, openTill, ownerPin, payBy, receipt, serve, take, touch } from '../testing/till.ts'

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

/** A customer with an address to sign in with. */
async function newCustomer(called: string): Promise<{ id: string; name: string; email: string }> {
  const name = uniqueName(called)
  const email = `${newId()}@mail.example`
  const { customerId } = await shop.api.customers.create.mutate({ name, email, idempotencyKey: newId() })
  return { id: customerId, name, email }
}

/** Lets a customer in from their page in the back office; their phone, signed in and where it then arrives. */
async function openPhone({ id, email }: { id: string; email: string }): Promise<Page> {
  const office = await openDesk(browser, `/customers/${id}`, { role: 'owner' })
  await office.page.getByRole('button', { name: 'Let them sign in' }).click()
  const password = await office.page.getByRole('dialog').locator('code').innerText()
  const nobody = { cookies: [], origins: [] }
  const look = { viewport: { width: 390, height: 844 }, storageState: nobody }
  const { page } = await openDesk(browser, '/', look)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Pay at the till' }).waitFor()
  await page.getByText('€200.00').waitFor()
  return page
}

/** The code below the picture of it. */
async function codeOn(phone: Page): Promise<string> {
  const code = await phone.getByText(/^\d{4}( \d{4}){5}$/).innerText()
  return code.replaceAll(' ', '')
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
  it('pays more than a set amount only when its customer proves themselves, or a manager vouches', async () => {
    await settingsAfterwards()
    const { walletPos } = await openApi('owner')
    const customer = await newCustomer('Otto Lind')
    await shop.credit(customer.id, 20_000n)
    await walletPos.setPin.mutate({ customerId: customer.id, pin: '8642' })
    const settings = await openDesk(browser, '/settings/point-of-sale', { role: 'owner' })
    const section = settings.page.getByRole('region', { name: 'Customer wallet' })
    await section.getByLabel('Ask for proof above').fill('40')
    await section.getByRole('button', { name: 'Save' }).click()
    await settings.page.getByText('Saved.').waitFor()

    const phone = await openPhone(customer)
    expect(await findBarriers(phone)).toEqual([])
    expect(await sticksOut(phone)).toEqual([])
    const first = await codeOn(phone)

    const { page } = await openTill(browser, 0n)
    const proof = page.getByRole('dialog', { name: 'The customer must prove it' })
    const sellLamp = async () => {
      await serve(page, customer.name)
      await touch(page, 'Desk lamp, brass')
      await payBy(page, 'Wallet')
      await page.getByRole('button', { name: /^Take €/ }).click()
      await proof.getByText('Above €40.00').waitFor()
      await proof.getByRole('textbox').waitFor()
    }

    // The phone, held to a scanner that types into whatever has the focus.
    await sellLamp()
    await page.keyboard.type(first)
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€151.00')
    await goOn(page)
    await phone.getByText('€151.00').waitFor()
    await expect.poll(() => codeOn(phone)).not.toBe(first)

    // A code pays once; whoever cannot show another types their PIN.
    await sellLamp()
    await page.keyboard.type(first)
    await page.keyboard.press('Enter')
    await proof.getByText('This code does not count any more.').waitFor()
    await proof.getByRole('textbox').fill('1111')
    await page.keyboard.press('Enter')
    await proof.getByText('That is not the PIN of this customer.').waitFor()
    await proof.getByRole('textbox').fill('8642')
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€102.00')
    await goOn(page)

    // Or somebody who knows them says so.
    await sellLamp()
    await proof.getByRole('button', { name: 'A manager vouches' }).click()
    const manager = page.getByRole('dialog', { name: 'Manager needed' })
    await manager.getByRole('button', { name: 'Nora Linden' }).click()
    await page.keyboard.type(ownerPin, { delay: 30 })
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€53.00')
    expect(await shop.balance(customer.id)).toBe(5_300n)
    await goOn(page)

    // An invoice is paid from a wallet no more easily than an order.
    await shop.invoice(customer.id, 4_500n)
    await serve(page, customer.name)
    await fromMenu(page, 'Settle Pay Later')
    const form = page.getByRole('dialog', { name: 'Settle Pay Later' })
    await form.getByRole('group', { name: 'Payment methods' }).getByRole('button', { name: 'Wallet' }).click()
    await form.getByRole('button', { name: 'Take €45.00' }).click()
    await proof.getByRole('textbox').fill('8642')
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€8.00')
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
