import path from 'node:path'
import { launchBrowser, openPage } from '@platform/testing'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { findSubjects, type Subjects } from './find-subjects.ts'
import { startDemo } from './start-demo.ts'

const folder = path.resolve(import.meta.dirname, '../../../docs/screenshots')

/** A picture of the README: where it is taken, in what, and what is done there before. */
interface Picture {
  readonly file: string
  readonly look?: BrowserContextOptions
  readonly at: (subjects: Subjects) => string
  readonly prepare?: (page: Page, subjects: Subjects) => Promise<void>
}

const wide = { viewport: { width: 1280, height: 800 } }
const tall = { viewport: { width: 1280, height: 848 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 }

const pictures: readonly Picture[] = [
  { file: 'invoice-wallet.png', look: tall, at: invoice, prepare: openAllocateForm },
  {
    file: 'invoice-wallet-arabic.png',
    look: { ...tall, locale: 'ar' },
    at: invoice,
    prepare: openAllocateForm,
  },
  {
    file: 'invoice-wallet-phone.png',
    look: { ...phone, colorScheme: 'dark' },
    at: invoice,
    prepare: openAllocateForm,
  },
  { file: 'wallets.png', at: () => '/wallets?sort=-balance' },
  {
    file: 'gift-cards.png',
    look: { viewport: { width: 1280, height: 424 } },
    at: () => '/wallets/gift-cards',
    prepare: sellGiftCard,
  },
  {
    file: 'payment.png',
    look: { viewport: { width: 1280, height: 424 } },
    at: () => '/accounting/payments/new',
    prepare: fillPayment,
  },
  {
    file: 'trial-balance.png',
    look: { colorScheme: 'dark', viewport: { width: 1280, height: 552 } },
    at: () => '/accounting/trial-balance',
  },
  { file: 'till.png', at: till, prepare: fillBasket },
  { file: 'till-receipt.png', look: { colorScheme: 'dark' }, at: till, prepare: sell },
  { file: 'till-phone.png', look: { ...phone, locale: 'ar' }, at: till, prepare: fillBasketOnPhone },
]
/** `npm run screenshots -- till` takes those alone whose names begin so. */
const wanted = process.argv[2] ?? ''

const demo = await startDemo()
const browser = await launchBrowser()
try {
  const { page } = await openPage(browser)
  await page.goto(demo.address)
  await page.getByRole('button', { name: 'Tomas Byrne' }).click()
  await page.getByRole('heading', { name: 'All apps' }).waitFor()
  const subjects = await findSubjects(page)
  // The cookies alone: what a language was chosen for stays with that tab.
  const { cookies } = await page.context().storageState()
  for (const picture of pictures.filter(({ file }) => file.startsWith(wanted)))
    await take(browser, picture, { subjects, cookies, address: demo.address })
} finally {
  await browser.close()
  await demo.stop()
}

/** Up to the code, which is shown once. */
async function sellGiftCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sell gift card' }).click()
  await page.getByLabel('Amount').fill('75')
  await page.getByRole('button', { name: 'Sell', exact: true }).click()
  await page.getByText('The gift card is sold').waitFor()
  await page.waitForLoadState('networkidle')
}

async function take(
  browser: Browser,
  { file, look, at, prepare }: Picture,
  { subjects, cookies, address }: { subjects: Subjects; cookies: Cookies; address: string },
): Promise<void> {
  const options = {
    locale: 'en-IE',
    reducedMotion: 'reduce' as const,
    storageState: { cookies, origins: [] },
  }
  const { page, troubles } = await openPage(browser, { ...wide, ...options, ...look })
  await page.goto(`${address}${at(subjects)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await prepare?.(page, subjects)
  await page.screenshot({ path: path.join(folder, file), caret: 'initial' })
  if (troubles.length > 0) throw new Error(`${file}: ${troubles.join('\n')}`)
  await page.context().close()
  console.log(`docs/screenshots/${file}`)
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

function invoice({ invoiceId }: Subjects): string {
  return `/accounting/invoices/${invoiceId}`
}

function till({ sessionId }: Subjects): string {
  return `/pos/${sessionId}`
}

/** A few things for a customer whose wallet has not enough for them. */
async function fillBasket(page: Page, { customerName }: Subjects): Promise<void> {
  const tiles = page.locator('section ul li button')
  for (const name of ['Desk lamp', 'Floor lamp', 'Bookshelf', 'Stoneware plate', 'Stoneware plate'])
    await tiles.filter({ hasText: name }).click()
  await page.keyboard.press('u')
  await page.getByRole('dialog').getByRole('searchbox').fill(customerName)
  await page.getByRole('dialog').getByRole('button', { name: customerName }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Wallet' }).last().click()
  await page.mouse.move(0, 0)
}

async function sell(page: Page, subjects: Subjects): Promise<void> {
  await page.locator('section ul li button').filter({ hasText: 'Espresso cups' }).click()
  await page.locator('section ul li button').filter({ hasText: 'Wool throw' }).click()
  await page.keyboard.press('u')
  await page.getByRole('dialog').getByRole('searchbox').fill(subjects.customerName)
  await page.getByRole('dialog').getByRole('button', { name: subjects.customerName }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('c')
  await page.getByRole('button', { name: '€100.00' }).click()
  await page.keyboard.press('w')
  await page.getByRole('button', { name: 'goes to the wallet' }).waitFor()
  await page.getByRole('button', { name: /^Take €/ }).click()
  await page.getByRole('dialog').getByRole('article').waitFor()
  await page.mouse.move(0, 0)
}

/** In Arabic; the names of things are as the shop gave them. */
async function fillBasketOnPhone(page: Page): Promise<void> {
  for (const name of ['Desk lamp', 'Linen cushion', 'Linen cushion', 'Enamel pot'])
    await page.locator('section ul li button').filter({ hasText: name }).click()
  await page.locator('nav button').nth(1).click()
}

async function openAllocateForm(page: Page): Promise<void> {
  await page.keyboard.press('a')
  const form = page.locator('form')
  // The way to its journal entry comes last.
  await form.locator('[aria-expanded]').waitFor()
  await form.scrollIntoViewIfNeeded()
  await page.evaluate(() =>
    document.querySelector('form')?.closest('section')?.scrollIntoView({ block: 'end' }),
  )
}

async function fillPayment(page: Page, { customerName }: Subjects): Promise<void> {
  await page.getByRole('combobox', { name: 'Customer' }).fill(customerName)
  await page.getByRole('option', { name: customerName }).first().click()
  await page.getByLabel('Amount').fill('250')
  await page.getByLabel('Reference').fill('Bank transfer, deposit for May')
}
