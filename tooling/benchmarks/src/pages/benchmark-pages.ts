import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromiumLaunchOptions } from '@tooling/dev-services'
import { type Browser, type Cookie, chromium } from 'playwright-core'
import { administer } from '../ledger/administer.ts'
import { median } from '../ledger/measured.ts'
import { openHttpTills } from '../pos/http-till.ts'
import { onDurableServer } from '../pos/on-durable-server.ts'
import { sellByWallet } from '../pos/sell-by-wallet.ts'
import { startPosServer } from '../pos/server-process.ts'
import { type Office, openOffice } from './open-office.ts'

// Seen from the bundle, in the dist folder.
const webRoot = path.resolve(import.meta.dirname, '../../../apps/web/dist')
const widely = { viewport: { width: 1280, height: 800 }, locale: 'en-IE' }
const sellingSeconds = 3

export interface PagesFigures {
  readonly machine: string
  readonly customers: number
  readonly pages: readonly PageFigures[]
}

export interface PageFigures {
  readonly page: string
  /** What the browser fetched until then, gzipped, in KiB. */
  readonly javaScript: number
  /** From asking for the address to its first row, or its heading with all it has asked for, in an empty browser. */
  readonly usableMs: number
  /** The slowest round. */
  readonly slowestMs: number
}

/** Opens each page in a browser that has seen nothing yet, signed in, and waits until it can be used. */
export async function benchmarkPages({
  customers,
  rounds,
  say,
}: {
  readonly customers: number
  readonly rounds: number
  readonly say: (line: string) => void
}): Promise<PagesFigures> {
  say('Starting a durable PostgreSQL')
  return onDurableServer(async ({ host, ownerUrl }) => {
    say(`Opening a company with ${customers.toLocaleString('en')} customers, each with an open invoice`)
    const office = await openOffice(host, customers)
    const server = await startPosServer(ownerUrl, webRoot)
    const browser = await chromium.launch(await chromiumLaunchOptions())
    try {
      const tills = await openHttpTills(server.url, office.shop)
      await sellByWallet({ shop: office.shop, tills, seconds: sellingSeconds })
      for (const till of tills.values()) await till.close()
      await host.drain()
      await administer(ownerUrl, 'vacuum analyze')
      const cookies = await signIn(browser, server.url, office)
      const pages: PageFigures[] = []
      for (const [name, address] of Object.entries(pagesOf(office))) {
        const loads: Load[] = []
        // The first shows the server the page; it is not counted.
        await load({ browser, cookies, url: `${server.url}${address}` })
        for (let round = 0; round < rounds; round += 1)
          loads.push(await load({ browser, cookies, url: `${server.url}${address}` }))
        const figures = {
          page: name,
          javaScript: Math.max(...loads.map(({ bytes }) => bytes)) / 1024,
          usableMs: median(loads.map(({ ms }) => ms)),
          slowestMs: Math.max(...loads.map(({ ms }) => ms)),
        }
        say(`${name}: ${Math.round(figures.usableMs)} ms`)
        pages.push(figures)
      }
      return { machine: `${os.cpus().length} x ${os.cpus()[0]?.model.trim()}`, customers, pages }
    } finally {
      await browser.close()
      await server.stop()
    }
  })
}

/** The lists, and what is opened from them all day. */
function pagesOf({ invoiceId, paymentId, shop: { customerIds, tills } }: Office): Record<string, string> {
  return {
    Invoices: '/accounting/invoices',
    Payments: '/accounting/payments',
    'Journal entries': '/accounting/entries',
    'General ledger': '/accounting/general-ledger',
    'Receivables ledger': '/accounting/receivables',
    Customers: '/customers',
    Wallets: '/wallets',
    'Apply credit': '/wallets/apply-credit',
    Products: '/catalog/products',
    'Point of sale, orders': '/point-of-sale/orders',
    'Point of sale, wallet details': '/point-of-sale/wallets',
    'An invoice, with its wallet': `/accounting/invoices/${invoiceId}`,
    'A payment': `/accounting/payments/${paymentId}`,
    'A customer': `/customers/${customerIds[0]}`,
    'A new invoice': '/accounting/invoices/new',
    'A new payment': '/accounting/payments/new',
    'The till': `/pos/${tills[0]?.sessionId}`,
  }
}

type Load = { ms: number; bytes: number }

async function load({
  browser,
  cookies,
  url,
}: {
  browser: Browser
  cookies: Cookie[]
  url: string
}): Promise<Load> {
  // With nothing in its cache.
  const context = await browser.newContext({ ...widely, storageState: { cookies, origins: [] } })
  try {
    const page = await context.newPage()
    const scripts = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) scripts.add(pathname)
    })
    const begun = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(isUsable, undefined, { polling: 'raf' })
    const ms = performance.now() - begun
    const files = [...scripts].map((file) => `${path.join(webRoot, file)}.gz`)
    return { ms, bytes: files.reduce((sum, file) => sum + readFileSync(file).length, 0) }
  } finally {
    await context.close()
  }
}

/** Runs in the page: a heading, the rows of its table if it has one, and nothing that is still awaited. */
function isUsable(): boolean {
  const heading = document.querySelector('h1')
  const table = document.querySelector('main table')
  const awaited = document.querySelector('[aria-busy=true], [class*=Skeleton-root], [class*=Loader-root]')
  return heading !== null && awaited === null && (table === null || table.querySelector('tbody td') !== null)
}

async function signIn(browser: Browser, url: string, { owner }: Office): Promise<Cookie[]> {
  const context = await browser.newContext(widely)
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'All apps' }).waitFor()
  const cookies = await context.cookies()
  await context.close()
  return cookies
}
