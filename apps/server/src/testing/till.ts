import { randomUUID } from 'node:crypto'
import { newId } from '@platform/database'
import type { WatchedPage } from '@platform/testing'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type DemoRole, openApi, openDesk } from './desk.ts'

/** The PIN that the demo company's owner has. */
export const ownerPin = '4711'

/** Between two keys of a scanner. */
const SCANNED_KEY_MS = 4

/** A register of its own for a test, with every way to pay. */
export async function newRegister(terminalId = 'separate'): Promise<{ id: string; name: string }> {
  const api = await openApi('owner')
  const code = `T${randomUUID().slice(0, 6).toUpperCase()}`
  const name = `Till ${code}`
  const { registerId } = await api.pointOfSale.registers.create.mutate({
    code,
    name,
    terminalId,
    idempotencyKey: newId(),
  })
  return { id: registerId, name }
}

/** A session in which a lamp was sold to a customer for cash, over the API. */
export async function sellSomething(customerId: string) {
  const register = await newRegister()
  const { pointOfSale } = await openApi('cashier')
  const { sessionId } = await pointOfSale.sessions.open.mutate({
    registerId: register.id,
    openingCash: '0',
    idempotencyKey: newId(),
  })
  const { products } = await pointOfSale.till.load.query({ sessionId })
  const lamp = products.find(({ code }) => code === 'LMP-010')
  if (!lamp) throw new Error('The demo company sells a desk lamp')
  const receipt = await pointOfSale.orders.sell.mutate({
    idempotencyKey: newId(),
    sessionId,
    customerId,
    lines: [{ productId: lamp.id, quantity: '1000', unitPrice: lamp.unitPrice.amount }],
    tenders: [{ methodId: 'cash', amount: lamp.unitPrice.amount, received: lamp.unitPrice.amount }],
  })
  return { sessionId, receipt }
}

/** A till whose session is opened with so much cash, cents; ready to sell. */
export async function openTill(
  browser: Browser,
  openingCash: bigint,
  {
    role = 'cashier',
    terminalId = 'separate',
    ...look
  }: BrowserContextOptions & { role?: DemoRole; terminalId?: string } = {},
): Promise<WatchedPage & { sessionId: string }> {
  const register = await newRegister(terminalId)
  const api = await openApi(role)
  const { sessionId } = await api.pointOfSale.sessions.open.mutate({
    registerId: register.id,
    openingCash: openingCash.toString(),
    idempotencyKey: newId(),
  })
  const desk = await openDesk(browser, `/pos/${sessionId}`, { role, ...look })
  await desk.page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
  return { ...desk, sessionId }
}

/** Touches a product. */
export async function touch(page: Page, product: string): Promise<void> {
  await page.getByRole('region', { name: 'Products' }).getByRole('button', { name: product }).click()
}

/** Presses a way to pay. */
export async function payBy(page: Page, method: string): Promise<void> {
  await page.getByRole('group', { name: 'Payment methods' }).getByRole('button', { name: method }).click()
}

/** Takes the payment, and answers the receipt that opens. */
export async function take(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Take €/ }).click()
  return receipt(page)
}

/** The receipt that lies over the till. */
export async function receipt(page: Page): Promise<Locator> {
  const paper = page.getByRole('dialog').getByRole('article')
  await paper.waitFor()
  return paper
}

/** Ends the order whose receipt is open. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(New order|Go on)$/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Chooses the customer of the order by the search. */
export async function serve(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose customer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill(name)
  await dialog.getByRole('button', { name }).first().click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Opens what the menu of the till has behind it. */
export async function fromMenu(page: Page, item: string): Promise<Locator> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  return dialog
}

/**
 * A barcode scanner that behaves like a keyboard: faster than fingers, and Enter behind it. The keys say themselves when
 * they were pressed, as a device does, for on a busy machine a test would type no faster than a person.
 */
export async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const devices = await page.context().newCDPSession(page)
  const beganAt = Date.now() / 1000
  const keys = [...code].map((key) => ({ key, text: key }))
  await Promise.all(
    [...keys, { key: 'Enter', text: '\r' }].map((key, index) =>
      devices.send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        ...key,
        timestamp: beganAt + (index * SCANNED_KEY_MS) / 1000,
      }),
    ),
  )
  await devices.detach()
}
