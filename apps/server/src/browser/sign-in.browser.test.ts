import { findBarriers, launchBrowser, openPage } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, productUrl } from '../testing/desk.ts'

const accountant = { email: 'accountant@linden.example', password: 'try-the-wallet' }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('signing in with a browser', () => {
  it.each([
    { colorScheme: 'light', locale: 'en-IE', button: 'Sign in' },
    { colorScheme: 'dark', locale: 'en-IE', button: 'Sign in' },
    { colorScheme: 'light', locale: 'ar', button: 'تسجيل الدخول' },
  ] as const)('has no barrier, in $colorScheme and $locale', async ({ button, ...options }) => {
    const { page, troubles } = await openPage(browser, options)
    await page.goto(productUrl())
    await page.getByRole('button', { name: button }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(troubles).toEqual([])
  })

  it('says that the password is wrong, lets in who knows it, to the page that was asked for', async () => {
    const { page, troubles } = await openPage(browser)
    await page.goto(productUrl('/customers?q=cedar'))
    await page.getByLabel('E-mail').fill(accountant.email)
    await page.getByLabel('Password', { exact: true }).fill('wrong password')
    await page.keyboard.press('Enter')
    await page.getByText('The e-mail address or the password is not right.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(accountant.password)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Cedar Lane School' }).waitFor()
    expect(troubles).toEqual([])
  })

  it('tells who guesses how long to wait', async () => {
    const guesser = { 'x-forwarded-for': '203.0.113.7' }
    const { page } = await openPage(browser, { extraHTTPHeaders: guesser })
    await page.goto(productUrl())
    await page.getByLabel('E-mail').fill('owner@linden.example')
    const limit = page.getByText(/Too many tries in a short time\. Wait \d+ seconds/)
    for (let guess = 0; guess < 11 && !(await limit.isVisible()); guess++) {
      await page.getByLabel('Password', { exact: true }).fill(`guess ${guess}`)
      const answered = page.waitForResponse('**/api/auth/sign-in/email')
      await page.keyboard.press('Enter')
      await answered
    }
    await limit.waitFor()
  })

  it('is over after signing out, in every tab', async () => {
    const { page, troubles } = await openPage(browser)
    await page.goto(productUrl())
    await page.getByRole('button', { name: 'Tomas Byrne' }).click()
    await page.getByRole('heading', { name: 'All apps' }).waitFor()
    await page.getByRole('button', { name: 'You: Tomas Byrne' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.goto(productUrl('/accounting/invoices'))
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(troubles).toEqual([])
  })
})

describe('a role', () => {
  it('sees what it may see, and is told kindly where it may not go', async () => {
    const { page, troubles } = await openDesk(browser, '/', { role: 'cashier' })
    await page.getByRole('heading', { name: 'All apps' }).waitFor()
    expect(await page.getByRole('main').getByRole('link', { name: 'Accounting' }).count()).toBe(0)
    await page.goto(productUrl('/accounting/invoices'))
    await page.getByText('Not for your role').waitFor()
    const auditor = await openDesk(browser, '/accounting/invoices', { role: 'auditor' })
    await auditor.page.getByRole('table', { name: 'Invoices' }).waitFor()
    expect(await auditor.page.getByRole('link', { name: 'Add' }).count()).toBe(0)
    expect([...troubles, ...auditor.troubles]).toEqual([])
  })
})
