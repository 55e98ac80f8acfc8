import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk } from '../testing/desk.ts'
import { goOnTo } from '../testing/gestures.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('somebody who has lost their way', () => {
  // It told of a form that is not right yet: "invoiceId (Invalid UUID)", and of "No invoices yet" behind the last page.
  it('is told where an address leads, and finds settings by their name', async () => {
    const { page, troubles } = await openDesk(browser, '/accounting/invoices/12', { role: 'owner' })
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await goOnTo(page, '/accounting/invoices?page=99')
    await page.getByRole('button', { name: 'To the first page' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Find a customer, an invoice, a page or an action').fill('users')
    await page.getByRole('button', { name: 'Users Settings' }).click()
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    expect(troubles).toEqual([])
  })

  it('reaches every menu of the till’s office on a small screen', async () => {
    const { page } = await openDesk(browser, '/point-of-sale/orders', {
      role: 'owner',
      viewport: { width: 1024, height: 768 },
    })
    // Half of it was under the search.
    await page.getByRole('button', { name: 'Configuration' }).click({ trial: true })
  })

  // The router loaded everything anew, and nothing but the browser's own error page was left.
  it('keeps the program while the server is away, and goes on when it is back', async () => {
    const { page } = await openDesk(browser, '/accounting/invoices')
    await page.getByRole('row').nth(1).waitFor()
    await page.route(/assets|healthz|api/, (route) => route.abort())
    await page.getByRole('button', { name: 'Books' }).click()
    await page.getByRole('menuitem', { name: 'Trial balance' }).click()
    await page.getByRole('heading', { name: 'This page could not be fetched' }).waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Trial balance' }).waitFor()
  })
})
