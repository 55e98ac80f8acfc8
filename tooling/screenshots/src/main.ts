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
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 }

const pictures: readonly Picture[] = [
  { file: 'invoice-wallet.png', at: invoice, prepare: openAllocateForm },
  { file: 'invoice-wallet-arabic.png', look: { locale: 'ar' }, at: invoice, prepare: openAllocateForm },
  {
    file: 'invoice-wallet-phone.png',
    look: { ...phone, colorScheme: 'dark' },
    at: invoice,
    prepare: openAllocateForm,
  },
  { file: 'wallets.png', at: () => '/wallets?sort=-balance' },
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
]

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
  for (const picture of pictures) await take(browser, picture, { subjects, cookies, address: demo.address })
} finally {
  await browser.close()
  await demo.stop()
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

async function openAllocateForm(page: Page): Promise<void> {
  await page.keyboard.press('a')
  const form = page.locator('form')
  await form.waitFor()
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
