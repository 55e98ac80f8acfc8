import { launchBrowser } from '@platform/testing'
import type { Browser, Dialog, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk } from '../testing/desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Loads the page anew, and stays where the browser asks. Whether it asked. */
function triesToReload(page: Page): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asks = (dialog: Dialog) => {
      page.off('load', loads)
      dialog.dismiss().then(() => resolve(dialog.type() === 'beforeunload'), reject)
    }
    const loads = () => {
      page.off('dialog', asks)
      resolve(false)
    }
    page.once('dialog', asks)
    page.once('load', loads)
    page.evaluate(() => void setTimeout(() => location.reload())).catch(reject)
  })
}

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' })

describe('a half-filled form', () => {
  it('is not lost by mistake, and asks nothing once it is sent', async () => {
    const { page, troubles } = await openDesk(browser, '/customers/new')
    const name = page.getByLabel('Name')
    await name.click()
    expect(await triesToReload(page)).toBe(false)
    await name.click()
    await name.pressSequentially('Una Half')
    expect(await triesToReload(page)).toBe(true)

    const away = page.getByRole('navigation', { name: 'You are here' }).getByRole('link')
    await away.click()
    await question(page).getByRole('button', { name: 'Stay' }).click()
    expect(await name.inputValue()).toBe('Una Half')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Una Half' }).waitFor()
    expect(await question(page).count()).toBe(0)

    await page
      .getByRole('link', { name: 'Edit' })
      .or(page.getByRole('button', { name: 'Edit' }))
      .click()
    await page.getByLabel('Phone').click()
    await page.getByLabel('Phone').pressSequentially('12')
    await page.goBack()
    await question(page).getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { name: 'Una Half' }).waitFor()
    expect(await triesToReload(page)).toBe(false)
    expect(troubles).toEqual([])
  })

  it('stays on a page of settings until it is saved, and counts a day that is chosen, too', async () => {
    const { page, troubles } = await openDesk(browser, '/settings/accounting', { role: 'owner' })
    const tolerance = page.getByRole('textbox').first()
    await tolerance.click()
    await page.keyboard.press('End')
    await page.keyboard.type('1')
    await page.keyboard.press('Backspace')
    expect(await triesToReload(page)).toBe(true)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    expect(await triesToReload(page)).toBe(false)

    await page.goto(new URL('/accounting/payments/new', page.url()).href)
    await page.getByRole('button', { name: 'Choose a day' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: /^\d+ / }).first().click()
    expect(await triesToReload(page)).toBe(true)
    expect(troubles).toEqual([])
  })

  it('in a dialog is not lost either', async () => {
    const { page, troubles } = await openDesk(browser, '/catalog/taxes', { role: 'owner' })
    await page.getByRole('button', { name: 'Add' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').click()
    expect(await triesToReload(page)).toBe(false)
    await page.getByRole('button', { name: 'Add' }).click()
    await dialog.getByLabel('Name').click()
    await dialog.getByLabel('Name').pressSequentially('V')
    expect(await triesToReload(page)).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await triesToReload(page)).toBe(false)
    expect(troubles).toEqual([])
  })
})
