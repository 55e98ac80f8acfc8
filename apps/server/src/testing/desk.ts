import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { AccountingRouter } from '@erp/accounting'
import type { CatalogRouter } from '@erp/catalog'
import type { CustomersRouter } from '@erp/customers'
import type { IdentityRouter } from '@erp/identity'
import type { PointOfSaleRouter } from '@erp/point-of-sale'
import { openPage, type WatchedPage } from '@platform/testing'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { GiftCardsRouter } from '@wallet/gift-cards'
import type { WalletRouter } from '@wallet/plugin'
import type { WalletPosRouter } from '@wallet/pos-payments'
import type { Browser, BrowserContextOptions, Cookie, Page } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'

/** Who works in the demo company. */
export type DemoRole = 'owner' | 'accountant' | 'cashier' | 'auditor' | 'customer'

const password = 'try-the-wallet'
/** Longer than anything takes on a busy machine, and short enough to see soon what is wrong. */
const patienceMs = 15_000
const picturesOfFailures = path.resolve(import.meta.dirname, '../../node_modules/.cache/browser-failures')

const signedIn = new Map<DemoRole, Promise<Cookie[]>>()

/** Where the product under test answers. */
export function productUrl(address = ''): string {
  return `${inject('builtServer')}${address}`
}

/** A browser page of somebody who is signed in, at that address; closed after the test, of whose failure it leaves a picture. */
export async function openDesk(
  browser: Browser,
  address: string,
  { role = 'accountant', ...options }: BrowserContextOptions & { role?: DemoRole } = {},
): Promise<WatchedPage> {
  const desk = await openPage(browser, {
    viewport: { width: 1280, height: 800 },
    storageState: { cookies: await cookiesOf(role), origins: [] },
    ...options,
  })
  watchOver(desk.page)
  await desk.page.goto(productUrl(address))
  return desk
}

function watchOver(page: Page): void {
  page.setDefaultTimeout(patienceMs)
  const name = (expect.getState().currentTestName ?? 'test').replaceAll(/\W+/g, '-')
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      mkdirSync(picturesOfFailures, { recursive: true })
      await page.screenshot({ path: path.join(picturesOfFailures, `${name}.png`) })
    }
    await page.context().close()
  })
}

/** The API of every plugin, called over HTTP by somebody of the demo company. */
export type DemoApi = Awaited<ReturnType<typeof openApi>>

export async function openApi(role: DemoRole = 'accountant') {
  const cookie = (await cookiesOf(role)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie }
  const linkTo = (plugin: string) => [httpLink({ url: productUrl(`/trpc/${plugin}`), headers })]
  return {
    accounting: createTRPCClient<AccountingRouter>({ links: linkTo('accounting') }),
    catalog: createTRPCClient<CatalogRouter>({ links: linkTo('catalog') }),
    customers: createTRPCClient<CustomersRouter>({ links: linkTo('customers') }),
    giftCards: createTRPCClient<GiftCardsRouter>({ links: linkTo('wallet-gift-cards') }),
    identity: createTRPCClient<IdentityRouter>({ links: linkTo('identity') }),
    pointOfSale: createTRPCClient<PointOfSaleRouter>({ links: linkTo('point-of-sale') }),
    wallet: createTRPCClient<WalletRouter>({ links: linkTo('wallet') }),
    walletPos: createTRPCClient<WalletPosRouter>({ links: linkTo('wallet-pos') }),
  }
}

/** Signs in once a role and test file: a run must not look like somebody who guesses passwords. */
function cookiesOf(role: DemoRole): Promise<Cookie[]> {
  const known = signedIn.get(role) ?? signIn(role)
  signedIn.set(role, known)
  return known
}

async function signIn(role: DemoRole): Promise<Cookie[]> {
  const response = await fetch(productUrl('/api/auth/sign-in/email'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${role}@linden.example`, password }),
  })
  if (!response.ok) throw new Error(`The demo ${role} cannot sign in: ${response.status}`)
  const { hostname } = new URL(productUrl())
  return response.headers.getSetCookie().map((cookie) => {
    const pair = cookie.split(';')[0] ?? ''
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
    const expires = Math.floor(Date.now() / 1000) + 3600
    return {
      name,
      value,
      domain: hostname,
      path: '/',
      expires,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
    }
  })
}

/** A name nobody else in the demo company has. */
export function uniqueName(name: string): string {
  return `${name} ${randomUUID().slice(0, 8)}`
}
