import { newId } from '@platform/database'
import { findBarriers, launchBrowser } from '@platform/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoShop, openDemoShop } from '../testing/demo-shop.ts'
import { openDesk, productUrl, uniqueName } from '../testing/desk.ts'
import { settled, sticksOut } from '../testing/gestures.ts'
import { openTill } from '../testing/till.ts'

/** What somebody sees it in. On a phone, zones are steps. */
const looks = [
  { name: 'light, English, wide', colorScheme: 'light', locale: 'en-IE', width: 1280, height: 800 },
  { name: 'dark, Arabic, on a phone', colorScheme: 'dark', locale: 'ar', width: 390, height: 844 },
] as const

let browser: Browser
let shop: DemoShop
beforeAll(async () => {
  browser = await launchBrowser()
  shop = await openDemoShop()
})
afterAll(() => browser.close())

/** Of a picture that has arrived; 0 before. */
const widthOf = (picture: Element) => (picture as HTMLImageElement).naturalWidth

/** What a finger of a cashier would miss: anything to press that is smaller than 44 pixels. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main button, main a, [role=dialog] button')].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      const isThere = width > 0 && getComputedStyle(element).visibility === 'visible'
      return isThere && (height < 43.5 || width < 43.5)
        ? [
            `${element.getAttribute('aria-label') ?? element.textContent}: ${Math.round(width)} x ${Math.round(height)}`,
          ]
        : []
    }),
  )
}

describe('a product', () => {
  it('shows its picture at the till, made small before it is sent, and its first letters without one', async () => {
    const name = uniqueName('Walnut bowl')
    const fields = { code: uniqueName('B'), name, unitPrice: '3900', idempotencyKey: newId() }
    const { productId } = await shop.api.catalog.products.create.mutate(fields)
    const { page: office, troubles } = await openDesk(browser, `/catalog/products/${productId}`)
    const chooser = () => office.locator('input[type=file]')
    await chooser().setInputFiles({
      name: 'bowl.png',
      mimeType: 'image/png',
      buffer: Buffer.from('no picture'),
    })
    await office.getByText('That is no picture that can be shown here.').waitFor()
    // A photograph as a camera makes them is too large for the server: a picture of the page will do.
    await office.setViewportSize({ width: 2400, height: 1800 })
    const photograph = await office.screenshot()
    await chooser().setInputFiles({ name: 'bowl.png', mimeType: 'image/png', buffer: photograph })
    const shown = office.getByRole('img', { name: `Picture of ${name}` })
    await expect.poll(() => shown.evaluate(widthOf)).toBe(1024)
    expect(troubles).toEqual([])

    const { page } = await openTill(browser, 0n)
    const tile = (product: string) =>
      page.getByRole('region', { name: 'Products' }).getByRole('button', { name: product })
    await expect.poll(() => tile('Desk lamp, brass').locator('img').evaluate(widthOf)).toBe(256)
    await page.getByRole('searchbox').fill(name)
    await expect.poll(() => tile(name).locator('img').evaluate(widthOf)).toBe(256)
    await office.getByRole('button', { name: 'Remove picture' }).click()
    await shown.waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('searchbox').fill(name)
    await tile(name).getByText('WB', { exact: true }).waitFor()
  })
})

describe('every screen of the till', () => {
  it.each(looks)('can be used by everybody: $name', { timeout: 180_000 }, async (look) => {
    const { name: _, width, height, ...scheme } = look
    const customer = await shop.customer('Willa Brandt')
    await shop.credit(customer.id, 1_000n)
    const { page, troubles } = await openTill(browser, 5_000n, {
      ...scheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
    })
    const found: Record<string, string[]> = {}
    const inspect = async (what: string) => {
      await settled(page)
      const wrong = [...(await findBarriers(page)), ...(await sticksOut(page)), ...(await tooSmall(page))]
      if (wrong.length > 0) found[what] = wrong
    }
    const steps = page.locator('nav button')
    const toStep = async (index: number) => {
      if ((await steps.count()) > 0) await steps.nth(index).click()
    }
    const closeDialog = async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }

    await inspect('nothing in the basket')
    const tiles = page.locator('section li button')
    for (const index of [0, 1, 1]) await tiles.nth(index).click()
    await inspect('products')
    // The letters of the keys are the same in every language.
    await page.keyboard.press('u', { delay: 20 })
    await page.getByRole('dialog').getByRole('searchbox').fill(customer.name)
    await page.getByRole('dialog').getByText(customer.name).waitFor()
    await inspect('customers')
    await page.getByRole('dialog').getByText(customer.name).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await toStep(1)
    await inspect('basket')
    await toStep((await steps.count()) - 1)
    await page.locator('fieldset button').filter({ hasText: '10.00' }).first().click()
    await page.locator('[role=status] button').first().waitFor()
    await inspect('a short wallet')
    await page.keyboard.press('c', { delay: 20 })
    await inspect('cash')
    await page.locator('section button').filter({ hasText: /€/ }).last().click()
    await page.getByRole('dialog').getByRole('article').waitFor()
    await inspect('receipt')
    await closeDialog()
    for (const key of ['p', 'o']) {
      await page.keyboard.press(key, { delay: 20 })
      await page.getByRole('dialog').waitFor()
      await inspect(`what ${key} opens`)
      await closeDialog()
    }
    const menu = page.locator('button[aria-haspopup=menu]')
    await menu.click()
    const items = await page.getByRole('menuitem').count()
    await page.keyboard.press('Escape')
    // The last four are language, looks, keys and the way out.
    for (let index = 0; index < items - 4; index += 1) {
      await menu.click()
      await page.getByRole('menuitem').nth(index).click()
      await page.getByRole('dialog').waitFor()
      await inspect(`menu entry ${index + 1}`)
      await closeDialog()
    }
    await page.goto(productUrl('/pos'))
    await inspect('the choice of a till')
    expect(found).toEqual({})
    expect(troubles).toEqual([])
  })
})
