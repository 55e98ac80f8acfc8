import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk } from '../testing/desk.ts'
import { reached } from '../testing/gestures.ts'
import { openTill } from '../testing/till.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

describe('a gift card', () => {
  it('is sold with its entry in sight, tells its code once, and is redeemed into a wallet once', async () => {
    const customer = await shop.customer('Gwen Field')
    const { page, troubles } = await openDesk(browser, '/wallets')
    await page.getByRole('link', { name: 'Gift cards' }).click()
    await page.getByRole('button', { name: 'Sell gift card' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Sell', exact: true }).click()
    await dialog.getByText('Enter the amount.').waitFor()
    await dialog.getByLabel('Amount').fill('40')
    await dialog.getByRole('button', { name: 'Show journal entry' }).click()
    await dialog.getByText('Gift cards sold').waitFor()
    await dialog.getByRole('button', { name: 'Sell', exact: true }).dblclick()
    await dialog.getByText('The gift card is sold').waitFor()
    const code = await dialog.locator('output').innerText()
    expect(code).toMatch(/^(\w{4}-){3}\w{4}$/)
    await dialog.getByRole('button', { name: 'Done' }).click()

    await page.goto(page.url().replace(/\/wallets.*/, `/customers/${customer.id}`))
    const redeem = async (typed: string) => {
      await page.getByRole('button', { name: 'Redeem gift card' }).click()
      await dialog.getByLabel('Code of the card').fill(typed)
      await dialog.getByRole('button', { name: 'Redeem', exact: true }).click()
    }
    await redeem('0000-0000-0000-0000')
    await dialog.getByText('Gift card not found.').waitFor()
    await dialog.getByLabel('Code of the card').fill(code.toLowerCase())
    await dialog.getByRole('button', { name: 'Redeem', exact: true }).dblclick()
    await page.getByText(`€40.00 added to the wallet of ${customer.name}.`).waitFor()
    expect(await shop.balance(customer.id)).toBe(4_000n)
    await redeem(code)
    await dialog.getByText('Gift card already redeemed.').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: `…${code.slice(-4)}` }).click()
    await reached(page, 'Redeemed')
    await page.getByText(`Redeemed by ${customer.name}`).waitFor()
    expect(troubles).toEqual([])
  })

  it('is cancelled with a reason, and its money goes back', async () => {
    const { cardId, code } = await shop.giftCard(1_500n)
    const { page, troubles } = await openDesk(browser, `/wallets/gift-cards/${cardId}`)
    await page.getByRole('heading', { name: `Gift card …${code.slice(-4)}` }).waitFor()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Cancel gift card' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Cancel gift card' }).click()
    await dialog.getByText('Say why.').waitFor()
    await dialog.getByLabel('Note').fill('Bought twice')
    await dialog.getByRole('button', { name: 'Cancel gift card' }).click()
    await page.getByText('The gift card is cancelled.').waitFor()
    await page.getByText('Bought twice').waitFor()
    expect(troubles).toEqual([])
  })

  it('is redeemed at the till, where it can be spent at once', async () => {
    const customer = await shop.customer('Hal Orme')
    const { code } = await shop.giftCard(6_000n)
    const { page, troubles } = await openTill(browser, 0n)
    await page.getByRole('button', { name: 'Choose customer' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox').fill(customer.name)
    await dialog.getByRole('listitem').filter({ hasText: customer.name }).getByText(customer.name).click()
    await page.getByRole('button', { name: 'Redeem gift card' }).click()
    await dialog.getByLabel('Code of the card').fill('0000-0000-0000-0000')
    await page.keyboard.press('Enter')
    await dialog.getByText('Gift card not found.').waitFor()
    await dialog.getByLabel('Code of the card').fill(code)
    await page.keyboard.press('Enter')
    await page.getByText(`€60.00 added to the wallet of ${customer.name}.`).waitFor()
    await page
      .getByRole('button', { name: `Customer ${customer.name}` })
      .getByText('€60.00')
      .waitFor()
    expect(await shop.balance(customer.id)).toBe(6_000n)
    expect(troubles).toEqual([])
  })
})
