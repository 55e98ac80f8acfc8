import { newId } from '@platform/database'
import { findBarriers, launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDemoShop } from '../testing/demo-shop.ts'
import { openDesk, productUrl } from '../testing/desk.ts'
import { allocateForm, goOnTo, settled, sticksOut } from '../testing/gestures.ts'
import { sellSomething } from '../testing/till.ts'

/** What somebody sees it in. */
const looks = [
  { name: 'light, English, wide', colorScheme: 'light', locale: 'en-IE', width: 1280 },
  { name: 'dark, Arabic, on a phone', colorScheme: 'dark', locale: 'ar', width: 390 },
] as const
const otherLooks = [
  { name: 'dark, English, on a phone', colorScheme: 'dark', locale: 'en-IE', width: 390 },
  { name: 'light, Arabic, very wide', colorScheme: 'light', locale: 'ar', width: 1920 },
] as const

let browser: Browser
/** Addresses of pages, and those that matter most: these are looked at in every look. */
let pages: string[]
let mainPages: string[]
let invoice: string
let payment: string
let wallet: string
beforeAll(async () => {
  browser = await launchBrowser()
  const shop = await openDemoShop()
  const customer = await shop.customer('Sona Wilde')
  const paymentId = await shop.credit(customer.id, 9_000n)
  const invoiceId = await shop.invoice(customer.id, 12_000n)
  await shop.allocate(invoiceId, 2_000n)
  const draftId = await shop.invoice(customer.id, 12_000n, { confirmed: false })
  const [product] = (await shop.api.catalog.products.list.query({})).rows
  const [entry] = (await shop.api.accounting.entries.list.query({})).rows
  const [note] = (await shop.api.accounting.invoices.list.query({ kind: 'credit_note' })).rows
  const { sessionId, receipt } = await sellSomething(customer.id)
  const { cardId: giftCard } = await shop.giftCard(2_500n)
  invoice = `/accounting/invoices/${invoiceId}`
  payment = `/accounting/payments/${paymentId}`
  wallet = `/wallets/${customer.walletId}`
  await shop.api.wallet.placeHold.mutate({
    customerId: customer.id,
    amount: '1500',
    expiresOn: '2199-12-31',
    note: 'Sofa, to be delivered',
    idempotencyKey: newId(),
  })
  // A search keeps the lists short: fifty rows have no other barriers than five, and axe looks at each.
  mainPages = [
    invoice,
    payment,
    '/wallets?q=kelly',
    '/accounting/invoices?q=kelly',
    '/accounting/invoices/new',
  ]
  pages = [
    '/',
    '/accounting/payments?q=kelly',
    '/accounting/payments/new',
    `/accounting/invoices/${draftId}`,
    `/accounting/invoices/${draftId}/edit`,
    '/accounting/invoices?q=nobody-is-called-so',
    '/accounting/credit-notes?q=kelly',
    `/accounting/credit-notes/${note?.id}`,
    '/accounting/entries?q=kelly',
    '/accounting/entries/new',
    `/accounting/entries/${entry?.id}`,
    '/accounting/general-ledger',
    '/accounting/trial-balance',
    '/accounting/accounts',
    '/accounting/default-accounts',
    '/accounting/journals',
    '/accounting/lock-date',
    '/accounting/aged-receivables?q=kelly',
    `/accounting/aged-receivables/items?customerId=${customer.id}`,
    '/accounting/receivables?q=kelly',
    `/accounting/receivables/${customer.id}`,
    '/accounting/tax-report',
    '/accounting/tax-report/documents?from=2199-01-01',
    '/accounting/opening-balances',
    '/settings/accounting',
    '/catalog/products?q=lamp',
    '/catalog/products/new',
    `/catalog/products/${product?.id}`,
    '/catalog/taxes',
    '/customers?q=kelly',
    '/customers/new',
    `/customers/${customer.id}`,
    wallet,
    '/pos',
    '/point-of-sale/orders',
    `/point-of-sale/orders/${receipt.orderId}`,
    '/point-of-sale/sessions',
    `/point-of-sale/sessions/${sessionId}`,
    '/point-of-sale/registers',
    '/point-of-sale/payment-methods',
    '/settings/point-of-sale',
    '/point-of-sale/wallets?q=kelly',
    `/point-of-sale/wallets/${customer.id}`,
    '/settings/company',
    '/settings/users',
    '/settings/password',
    '/settings/permissions',
    '/settings/background-work',
    '/wallets/apply-credit',
    '/wallets/liability',
    '/wallets/gift-cards',
    `/wallets/gift-cards/${giftCard}`,
    '/wallets/apply-credit/runs',
    '/settings/wallets',
    '/settings/mail',
    '/there/is/no/such/page',
  ]
})
afterAll(() => browser.close())

/** What is wrong with the page as it is now. */
async function faults(page: Page): Promise<string[]> {
  await settled(page)
  return [...(await findBarriers(page)), ...(await sticksOut(page))]
}

function open(address: string, { colorScheme, locale, width }: (typeof looks | typeof otherLooks)[number]) {
  const viewport = { width, height: width < 400 ? 844 : 900 }
  return openDesk(browser, address, { role: 'owner', colorScheme, locale, viewport, reducedMotion: 'reduce' })
}

describe('every page', () => {
  it.each(looks)('can be used by everybody: $name', { timeout: 240_000 }, async (look) => {
    const { page, troubles } = await open('/', look)
    const found: Record<string, string[]> = {}
    await settled(page)
    // Pages are made of the same parts: axe, which is slow, sees those that matter most in every look, the others in one.
    const turn = looks.indexOf(look)
    for (const [index, address] of [...mainPages, ...pages].entries()) {
      await goOnTo(page, address)
      const isInspected = index < mainPages.length || index % looks.length === turn
      const wrong = isInspected ? await faults(page) : await sticksOut(page)
      if (wrong.length > 0) found[address] = wrong
    }
    expect(found).toEqual({})
    expect(await page.locator('html').getAttribute('dir')).toBe(look.locale === 'ar' ? 'rtl' : 'ltr')
    expect(troubles).toEqual([])
  })

  it.each(otherLooks)('that matters most can be, too: $name', { timeout: 240_000 }, async (look) => {
    const { page, troubles } = await open('/', look)
    const found: Record<string, string[]> = {}
    await settled(page)
    for (const address of mainPages) {
      await goOnTo(page, address)
      const wrong = await faults(page)
      if (wrong.length > 0) found[address] = wrong
    }
    expect(found).toEqual({})
    expect(troubles).toEqual([])
  })
})

describe('every form over a page', () => {
  it.each(looks)('can be used by everybody: $name', { timeout: 240_000 }, async (look) => {
    const { page, troubles } = await open(invoice, look)
    const found: Record<string, string[]> = {}
    const check = async (what: string) => {
      const wrong = await faults(page)
      if (wrong.length > 0) found[what] = wrong
    }
    await page.locator('[data-erp-panel], h1').first().waitFor()
    await settled(page)
    await page.keyboard.press('a')
    await page.locator('form').waitFor()
    await check('allocate')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    await check('register payment')
    await page.keyboard.press('Escape')
    // Keys belong to a dialog until it is gone.
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('inv')
    await check('palette')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await check('keyboard sheet')
    await page.keyboard.press('Escape')
    await page.goto(productUrl('/accounting/payments/new'))
    await settled(page)
    await page.keyboard.press('Control+Enter')
    await page.locator('[aria-invalid=true]').first().waitFor()
    await check('a form with mistakes')
    await page.goto(productUrl(wallet))
    await settled(page)
    await page.getByRole('button', { name: /^(Adjust balance|تسوية الرصيد)$/ }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('1')
    await page.getByRole('dialog').locator('[aria-expanded=false]').first().waitFor()
    await check('adjust balance')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^(Spend of|الصرف من)/ }).click()
    await page.getByRole('dialog').waitFor()
    await check('spend reserved credit')
    expect(found).toEqual({})
    expect(troubles).toEqual([])
  })
})

describe('a page', () => {
  it('stays whole when names are long and figures are large', async () => {
    const shop = await openDemoShop()
    const customer = await shop.customer(
      'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhänger',
    )
    await shop.credit(customer.id, 900_000_000_000_000n)
    const invoiceId = await shop.invoice(customer.id, 123_456_789_012_345n)
    const { page, troubles } = await open(`/accounting/invoices/${invoiceId}`, otherLooks[0])
    await allocateForm(page)
    expect(await faults(page)).toEqual([])
    for (const address of [
      `/customers/${customer.id}`,
      `/wallets/${customer.walletId}`,
      '/accounting/invoices',
    ]) {
      await page.goto(productUrl(address))
      expect(await faults(page), address).toEqual([])
    }
    expect(troubles).toEqual([])
  })

  it('shows what a name has in it as text, whatever it is', async () => {
    const shop = await openDemoShop()
    const customer = await shop.customer(`<img src=x onerror="document.title='owned'"> {{7*7}} \u202Eevil`)
    const { page, troubles } = await openDesk(browser, `/customers/${customer.id}`)
    await settled(page)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('<img src=x')
    expect(await page.title()).not.toBe('owned')
    expect(troubles).toEqual([])
  })

  it('that belongs to nobody says so, and leads back', async () => {
    const { page } = await openDesk(browser, '/accounting/invoices/01a200b0-0000-7000-8000-000000000000')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toMatch(/no such invoice/i)
    await page.goto(productUrl('/there/is/no/such/page'))
    await page.getByText('There is no such page').waitFor()
  })
})
