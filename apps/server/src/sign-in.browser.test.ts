import path from 'node:path'
import { createUsers, offerDemoSignIns } from '@erp/identity'
import { transaction } from '@platform/database'
import { findBarriers, launchBrowser, openPage, type TestHost, testHost } from '@platform/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from './plugins.ts'

process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'

const webRoot = path.resolve(import.meta.dirname, '../../web/dist')
const ada = { name: 'Ada Baker', email: 'ada@example.com', password: 'correct horse battery' }

describe('signing in with a browser', () => {
  let browser: Browser
  let test: TestHost
  let url: string
  beforeAll(async () => {
    test = await testHost({ plugins })
    const company = await test.createCompany()
    await transaction(test.database, async (tx) => {
      const memberships = [{ companyId: company.id, role: 'owner' as const }]
      const users = await createUsers(tx, [{ ...ada, memberships }])
      offerDemoSignIns(
        tx,
        users.map(({ id }) => ({ id, password: ada.password })),
      )
    })
    url = await test.serve({ webRoot })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await test.close()
  })

  it.each(['light', 'dark'] as const)('has no barrier on the sign-in page, in %s', async (colorScheme) => {
    const { page, troubles } = await openPage(browser, { colorScheme })
    await page.goto(url)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(troubles).toEqual([])
  })

  it('says that the password is wrong, lets in who knows it, and keeps to the policy', async () => {
    const { page, troubles } = await openPage(browser)
    await page.goto(`${url}/customers`)
    await page.getByLabel('E-mail').fill(ada.email)
    await page.getByLabel('Password', { exact: true }).fill('wrong password')
    await page.keyboard.press('Enter')
    await page.getByText('The e-mail address or the password is not right.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(ada.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Customers' }).first().waitFor()
    expect(troubles).toEqual([])
  })
})
