import { setTimeout } from 'node:timers/promises'
import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openApi, openDesk } from '../testing/desk.ts'
import { fact } from '../testing/gestures.ts'
import {
  fromMenu,
  goOn,
  newRegister,
  openTill,
  ownerPin,
  payBy,
  receipt,
  scan,
  serve,
  take,
  touch,
} from '../testing/till.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

describe('a day at the till', () => {
  it('is opened, sells by every tender and split, recharges, refunds, settles what was to be paid later, and closes to the cent', {
    timeout: 180_000,
  }, async () => {
    const customer = await shop.customer('Nicole Ford')
    await shop.credit(customer.id, 3_000n)
    const register = await newRegister()
    const { page, troubles } = await openDesk(browser, '/pos', { role: 'cashier' })
    await page.getByRole('button', { name: register.name }).click()
    await page.getByRole('textbox', { name: 'Cash in the drawer now' }).fill('100')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Products' }).waitFor()

    // Cash, with change.
    await touch(page, 'Desk lamp, brass')
    await payBy(page, 'Cash')
    await page.keyboard.type('60', { delay: 90 })
    await page.getByRole('region', { name: 'Change' }).getByText('€11.00').waitFor()
    expect(await fact(await take(page), 'Change')).toBe('€11.00')
    const [pdf] = await Promise.all([
      page
        .context()
        .waitForEvent('response', (answer) => answer.url().includes('/api/point-of-sale/receipts/')),
      page.getByRole('button', { name: 'Receipt as PDF' }).click(),
    ])
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await goOn(page)

    // Card, by scanner and keyboard alone.
    await scan(page, 'KTC-030')
    await page.getByRole('region', { name: 'Basket' }).getByText('Stoneware plate').waitFor()
    await page.keyboard.press('d', { delay: 20 })
    await page.getByRole('list', { name: 'Payments' }).getByText('Card').waitFor()
    await page.keyboard.press('Enter')
    expect(await fact(await receipt(page), 'Card')).toBe('€12.25')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    // A wallet that is short pays what it has; the card pays the rest.
    // Even pressed before it is known what the wallet has.
    await page.route(/till\.available/, async (route) => {
      await setTimeout(1_000)
      await route.continue()
    })
    await serve(page, customer.name)
    await touch(page, 'Desk lamp, brass')
    await payBy(page, 'Wallet')
    await page.getByText('Wallet has €30.00: €19.00 is missing.').waitFor()
    await page.getByRole('button', { name: 'Pay €30.00 by wallet and the rest otherwise' }).click()
    await payBy(page, 'Card')
    const split = await take(page)
    expect([await fact(split, 'Wallet'), await fact(split, 'Card')]).toEqual(['€30.00', '€19.00'])
    expect(await fact(split, 'Wallet balance')).toBe('€0.00')
    const splitNumber = await fact(split, 'Receipt')
    await goOn(page)
    expect(await shop.balance(customer.id)).toBe(0n)

    // A recharge, credited at once.
    await page.getByRole('button', { name: 'Choose customer' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill(customer.name)
    await page.getByRole('dialog').getByRole('listitem').filter({ hasText: customer.name }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Recharge wallet' }).first().click()
    await page.getByRole('button', { name: '€50.00' }).click()
    await page.getByRole('button', { name: 'Pay a part otherwise' }).click()
    await page.getByRole('textbox', { name: 'Part paid: Cash' }).fill('30')
    await page.getByRole('button', { name: 'Take €50.00 and recharge' }).click()
    const recharged = await receipt(page)
    expect([await fact(recharged, 'Cash'), await fact(recharged, 'Card')]).toEqual(['€30.00', '€20.00'])
    expect(await fact(recharged, 'Wallet balance')).toBe('€50.00')
    await goOn(page)
    expect(await shop.balance(customer.id)).toBe(5_000n)

    // Change that stays in the wallet, by one key.
    await touch(page, 'Stoneware plate')
    await payBy(page, 'Cash')
    await page.getByRole('button', { name: '€20.00' }).click()
    await page.keyboard.press('w', { delay: 20 })
    await page.getByRole('button', { name: '€7.75 goes to the wallet' }).waitFor()
    expect(await fact(await take(page), 'Change kept in Wallet')).toBe('€7.75')
    await goOn(page)
    expect(await shop.balance(customer.id)).toBe(5_775n)

    // A refund goes back the way it was paid: the wallet's part into the wallet.
    await page.keyboard.press('o', { delay: 20 })
    await page.getByRole('dialog').getByRole('button', { name: splitNumber }).click()
    await page.getByRole('button', { name: 'Refund this order' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Too bright')
    await page.getByRole('button', { name: 'Give back €49.00' }).click()
    await page.getByRole('dialog', { name: 'Refunded' }).waitFor()
    await goOn(page)
    expect(await shop.balance(customer.id)).toBe(8_775n)

    // What is to be paid later is an invoice, and is settled in cash and from the wallet.
    await serve(page, customer.name)
    await touch(page, 'Wall calendar')
    await payBy(page, 'Pay Later')
    const later = await take(page)
    const invoiceNumber = await fact(later, 'Invoice')
    expect(invoiceNumber).toMatch(/^INV\//)
    await goOn(page)
    await fromMenu(page, 'Settle Pay Later')
    await page.getByRole('dialog').getByRole('button', { name: 'Choose customer' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill(customer.name)
    await page.getByRole('dialog').getByRole('button', { name: customer.name }).first().click()
    await page.getByRole('button', { name: invoiceNumber }).waitFor()
    await page.getByRole('button', { name: 'Pay a part otherwise' }).click()
    await page.getByRole('textbox', { name: 'Part paid: Cash' }).fill('10')
    await page
      .getByRole('group', { name: 'How the rest is paid' })
      .getByRole('button', { name: 'Wallet' })
      .click()
    await page.getByRole('button', { name: 'Take €16.90' }).click()
    const settled = await receipt(page)
    await settled.getByText(`Invoice ${invoiceNumber}`).waitFor()
    expect([await fact(settled, 'Cash'), await fact(settled, 'Wallet')]).toEqual(['€10.00', '€6.90'])
    await goOn(page)
    expect(await shop.balance(customer.id)).toBe(8_085n)

    // Closing: 100 at first, 49 and 20 of sales, 30 of the recharge, 10 of the invoice.
    const closing = await fromMenu(page, 'Close session')
    await closing.getByRole('textbox', { name: 'Cash counted' }).fill('209')
    expect(await fact(closing, 'Cash expected')).toBe('€209.00')
    await closing.getByRole('button', { name: 'Close session' }).click()
    const report = await receipt(page)
    await report.getByText('Z report').waitFor()
    expect(await fact(report, 'Difference')).toBe('€0.00')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('heading', { name: 'Choose a till' }).waitFor()
    expect(troubles).toEqual([])
  })
})

describe('a till', () => {
  it('keeps its basket through a reload, and parks and recalls it', async () => {
    const { page, troubles } = await openTill(browser, 0n)
    await touch(page, 'Linen cushion')
    await touch(page, 'Linen cushion')
    await page.reload()
    const basket = page.getByRole('region', { name: 'Basket' })
    await basket.getByText('2 × €27.95').waitFor()
    await page.keyboard.press('p', { delay: 20 })
    await page.getByRole('button', { name: 'Park this order' }).click()
    await basket.getByText('Scan or touch a product').waitFor()
    await page.keyboard.press('p', { delay: 20 })
    await page.getByRole('dialog').getByRole('button', { name: 'No customer' }).first().click()
    await basket.getByText('2 × €27.95').waitFor()
    expect(troubles).toEqual([])
  })

  it('asks for a manager’s PIN before a discount, and tells a wrong one at once', async () => {
    const { page } = await openTill(browser, 0n)
    await touch(page, 'Dining chair')
    await page.getByRole('button', { name: 'Discount' }).click()
    const dialog = page.getByRole('dialog', { name: 'Manager needed' })
    await dialog.getByRole('button', { name: 'Nora Linden' }).click()
    await page.keyboard.type('0000', { delay: 30 })
    await page.keyboard.press('Enter')
    await dialog.getByRole('alert').waitFor()
    await page.keyboard.type(ownerPin, { delay: 30 })
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.type('10', { delay: 90 })
    await page.getByText('10 % off').waitFor()
    await payBy(page, 'Card')
    expect(await fact(await take(page), 'Total')).toBe('€89.55')
  })

  it('tells what the terminal says of a card, and rounds what is paid in cash', async () => {
    const { pointOfSale } = await openApi('owner')
    const before = await pointOfSale.settings.get.query()
    onTestFinished(async () => void (await pointOfSale.settings.change.mutate(before)))
    await pointOfSale.settings.change.mutate({ cashRounding: '5' })
    const { page, sessionId } = await openTill(browser, 0n, { terminalId: 'practice' })
    await touch(page, 'Desk lamp, brass')
    await payBy(page, 'Card')
    await page.keyboard.type('20.13', { delay: 90 })
    await payBy(page, 'Cash')
    await page.getByRole('list', { name: 'Payments' }).getByText('€28.85').waitFor()
    await page.getByRole('button', { name: /^Take €/ }).click()
    await page.getByText('The card was not accepted: Insufficient funds').waitFor()
    expect((await pointOfSale.orders.list.query({ sessionId })).total).toBe(0)
    // The rest of 28.83 is paid in coins that exist.
    await payBy(page, 'Card')
    await page.keyboard.type('20.17', { delay: 90 })
    const sold = await take(page)
    expect([await fact(sold, 'Card'), await fact(sold, 'Cash')]).toEqual(['€20.17', '€28.85'])
    expect(await fact(sold, 'Cash rounding')).toBe('+€0.02')
  })

  it('whose answer was lost asks by its key, and nothing is charged twice', async () => {
    const customer = await shop.customer('Omar Quist')
    await shop.credit(customer.id, 10_000n)
    const { page, sessionId } = await openTill(browser, 0n)
    await serve(page, customer.name)
    await touch(page, 'Desk lamp, brass')
    await payBy(page, 'Wallet')
    // The sale is booked, but its answer never arrives; nor is there one to the question, until later.
    let silence: 'fails' | 'hangs' | null = 'fails'
    await page.route('**/trpc/point-of-sale/orders.sell*', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.route(/orders\.find/, (route) => {
      if (silence === null) return route.continue()
      return silence === 'fails' ? route.abort() : undefined
    })
    await page.getByRole('button', { name: 'Take €49.00' }).click()
    await page.getByText('Please do not take the money a second time.').waitFor()
    // A reload forgets nothing, and a question that hangs does not stand in the way of the next.
    silence = 'hangs'
    await page.reload()
    await page.getByText('Please do not take the money a second time.').waitFor()
    silence = null
    await page.getByRole('button', { name: 'Ask now' }).click()
    expect(await fact(await receipt(page), 'Wallet balance')).toBe('€51.00')
    await goOn(page)
    await page.getByRole('region', { name: 'Basket' }).getByText('Scan or touch a product').waitFor()
    const api = await openApi('cashier')
    expect((await api.pointOfSale.orders.list.query({ sessionId })).total).toBe(1)
    expect(await shop.balance(customer.id)).toBe(5_100n)
  })

  it('whose payment never reached the server says so, and sends it once more when told to', async () => {
    const { page, sessionId } = await openTill(browser, 0n)
    await touch(page, 'Gift wrapping')
    await payBy(page, 'Card')
    // The route stays when it has done its part: a browser that stops to intercept forgets what is on its way.
    let isCut = true
    await page.route('**/trpc/point-of-sale/orders.sell*', (route) =>
      isCut ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: 'Take €3.50' }).click()
    await page.getByText('The payment did not reach the books.').waitFor()
    isCut = false
    await page.getByRole('button', { name: 'Book it now' }).click()
    expect(await fact(await receipt(page), 'Card')).toBe('€3.50')
    const api = await openApi('cashier')
    expect((await api.pointOfSale.orders.list.query({ sessionId })).total).toBe(1)
  })
})

describe('two tills', () => {
  it('that spend the same wallet at the same moment: exactly one wins, the other reads why', async () => {
    const customer = await shop.customer('Pia Rask')
    await shop.credit(customer.id, 5_000n)
    const tills = await Promise.all([openTill(browser, 0n), openTill(browser, 0n, { role: 'owner' })])
    for (const { page } of tills) {
      await serve(page, customer.name)
      await touch(page, 'Desk lamp, brass')
      await payBy(page, 'Wallet')
    }
    await Promise.all(tills.map(({ page }) => page.getByRole('button', { name: 'Take €49.00' }).click()))
    const outcomes = await Promise.all(
      tills.map(({ page }) =>
        Promise.race([
          receipt(page).then(() => 'paid'),
          page
            .getByRole('region', { name: 'Covered' })
            .getByRole('alert')
            .filter({ hasText: '€1.00' })
            .waitFor()
            .then(() => 'refused'),
        ]),
      ),
    )
    expect(outcomes.sort()).toEqual(['paid', 'refused'])
    expect(await shop.balance(customer.id)).toBe(100n)
  })
})
