import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromiumLaunchOptions } from '@tooling/dev-services'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const checker = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Starts the browser that came with the checkout. Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumLaunchOptions())
}

/** A page in a session of its own, which notes what went wrong in it. */
export interface WatchedPage {
  readonly page: Page
  /** Uncaught errors, errors on the console (refused by the policy, too), answers of 500 and above. */
  readonly troubles: readonly string[]
}

/** Opens an empty page with cookies of its own: another person, or another tab of nobody. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  return { page, troubles: watch(page) }
}

/** Another tab of the same person. */
export async function openTab(beside: Page): Promise<WatchedPage> {
  const page = await beside.context().newPage()
  return { page, troubles: watch(page) }
}

/** What keeps somebody from using the page as it is now, as axe finds it: 'rule: where'. Empty when nothing does. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  // In the page itself, where it stays until the next reload: axe's own driver opens a second page for every look.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(checker)
  // A dialog hears of its title a moment after it is there, which nobody notices but axe.
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('[role=dialog]')].every(
          (dialog) => dialog.hasAttribute('aria-labelledby') || dialog.hasAttribute('aria-label'),
        ),
      null,
      { timeout: 1_000 },
    )
    .catch(() => {})
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

function watch(page: Page): readonly string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    // A refusal is an answer: the browser reports it as a failed resource, the page shows it in words.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      troubles.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()}: ${response.url()}`)
  })
  return troubles
}
