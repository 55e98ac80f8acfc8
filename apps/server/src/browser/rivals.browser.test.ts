import { launchBrowser } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk } from '../testing/desk.ts'
import { allocateForm, customerWallet, reached } from '../testing/gestures.ts'

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

describe('the same credit', () => {
  it('is spent by exactly one of two people who allocate it at once; the other reads why', async () => {
    const customer = await shop.customer('Kian Frost')
    await shop.credit(customer.id, 10_000n)
    const invoices = [await shop.invoice(customer.id, 10_000n), await shop.invoice(customer.id, 10_000n)]
    const desks = await Promise.all(
      invoices.map((id, index) =>
        openDesk(browser, `/accounting/invoices/${id}`, { role: index === 0 ? 'accountant' : 'owner' }),
      ),
    )
    const forms = await Promise.all(desks.map(({ page }) => allocateForm(page)))
    await Promise.all(forms.map((form) => form.getByRole('button', { name: 'Allocate' }).click()))

    const outcomes = await Promise.all(
      desks.map(async ({ page }) => {
        const won = reached(page, 'Paid').then(() => 'paid')
        const lost = customerWallet(page)
          .getByRole('alert')
          .filter({ hasText: 'The wallet has €0.00 available, which is less than €100.00.' })
          .waitFor()
          .then(() => 'refused')
        return Promise.race([won, lost])
      }),
    )
    expect(outcomes.sort()).toEqual(['paid', 'refused'])
    const due = await Promise.all(invoices.map((id) => shop.due(id)))
    expect(due.sort()).toEqual([0n, 10_000n])
    expect(await shop.balance(customer.id)).toBe(0n)
    expect(desks.flatMap(({ troubles }) => troubles)).toEqual([])
  })

  it('pays one invoice once, whichever of two people is quicker', async () => {
    const customer = await shop.customer('Lara Voss')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 4_000n)
    const address = `/accounting/invoices/${invoiceId}`
    const desks = [await openDesk(browser, address), await openDesk(browser, address, { role: 'owner' })]
    for (const { page } of desks) await allocateForm(page)
    await Promise.all(desks.map(({ page }) => page.keyboard.press('Enter')))
    await Promise.all(desks.map(({ page }) => reached(page, 'Paid')))
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([6_000n, 0n])
  })
})

describe('an allocation', () => {
  it('counts once when its button is clicked twice, and when Enter is pressed twice', async () => {
    const customer = await shop.customer('Milo Stark')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 10_000n)
    const { page, troubles } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    for (const [act, left] of [
      ['click', 7_000n],
      ['Enter', 4_000n],
    ] as const) {
      const form = await allocateForm(page)
      await form.getByLabel('Amount to apply').fill('30')
      if (act === 'click') await form.getByRole('button', { name: 'Allocate' }).dblclick()
      else await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')])
      await form.waitFor({ state: 'hidden' })
      expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([left, left])
    }
    expect(troubles).toEqual([])
  })

  it('counts once when its answer is lost and it is sent again', async () => {
    const customer = await shop.customer('Nele Brandt')
    await shop.credit(customer.id, 10_000n)
    const invoiceId = await shop.invoice(customer.id, 3_000n)
    const { page } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    let lost = 0
    await page.route('**/trpc/wallet/allocate*', async (route) => {
      if (lost++ > 0) return route.continue()
      // It is carried out, and nobody hears of it.
      await route.fetch()
      await route.abort('connectionreset')
    })
    await allocateForm(page)
    await page.keyboard.press('Enter')
    await page.getByText('€30.00 applied to this invoice. €70.00 left in the wallet.').waitFor()
    await reached(page, 'Paid')
    expect(lost).toBe(2)
    expect([await shop.balance(customer.id), await shop.due(invoiceId)]).toEqual([7_000n, 0n])
  })
})

describe('the API without the network', () => {
  it('says in words that nothing was saved, and saves when it is asked again', async () => {
    const customer = await shop.customer('Otis Klein')
    const invoiceId = await shop.invoice(customer.id, 3_000n, { confirmed: false })
    const { page } = await openDesk(browser, `/accounting/invoices/${invoiceId}`)
    await page.getByRole('button', { name: 'Confirm' }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('You are offline.').first().waitFor()
    await page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).waitFor()
    await page.context().setOffline(false)
    // Nothing is carried out behind anybody's back.
    await page.getByText('You are offline.').first().waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Confirm' }).waitFor()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await reached(page, 'Open')
    expect(await shop.due(invoiceId)).toBe(3_000n)
  })
})
