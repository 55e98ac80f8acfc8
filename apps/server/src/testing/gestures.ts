import type { Locator, Page } from 'playwright-core'

type Place = Page | Locator

/** Picks what is called `name` in a picker: types it, and takes the first answer. */
export async function pick(place: Place, label: string, name: string): Promise<void> {
  await place.getByRole('combobox', { name: label, exact: true }).last().fill(name)
  const page = 'page' in place ? place.page() : place
  await page.getByRole('option', { name }).first().click()
}

/** What stands under that name in a place: a fact of a document, one of its totals, a figure. */
export async function fact(place: Place, label: string): Promise<string> {
  // A name that someone typed stands between marks that keep its direction.
  const named = place.locator('dt', { hasText: new RegExp(`^\\u2068?${label}\\u2069?$`) })
  return named.locator('xpath=following-sibling::dd').first().innerText()
}

/** Waits until a document has come to that step. */
export async function reached(page: Page, step: string): Promise<void> {
  await page.locator('[aria-current=step]').getByText(step, { exact: true }).waitFor()
}

/** The section "Customer wallet" of an invoice. */
export function customerWallet(page: Page): Locator {
  return page.getByRole('region', { name: 'Customer wallet' })
}

/** The form that allocates wallet credit, opened by its small button. */
export async function allocateForm(page: Page): Promise<Locator> {
  const form = page.getByRole('form', { name: 'Allocate wallet credit' })
  if (!(await form.isVisible()))
    await customerWallet(page).getByRole('button', { name: 'Allocate wallet credit' }).click()
  await form.waitFor()
  return form
}

/** The dialog that stands over the page. */
export function confirmDialog(page: Page): Locator {
  return page.getByRole('dialog')
}

/** What sticks out of the window at its sides: the page itself, or words that are cut off there. Empty when nothing does. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const cutOff = [...document.querySelectorAll('main :is(h1, h2, td, th, dd, button, a, label)')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 1 && (left < -1 || right > clientWidth + 1) && !scrolls(element)
      })
      .map((element) => `cut off: ${element.textContent}`)
    return scrollWidth > clientWidth
      ? [`the page, by ${scrollWidth - clientWidth} pixels`, ...cutOff]
      : cutOff
  })
}

/** Waits until the page has a heading and everything on it has arrived. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(
    () => document.querySelector('[aria-busy=true], [class*=Skeleton-root], [class*=Loader-root]') === null,
  )
}

/** Goes on to another page as a link would, without loading the program anew. Where it differs in its search alone, reload. */
export async function goOnTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = ''
    history.pushState(null, '', to)
  }, address)
  await page.locator('h1[data-left]').waitFor({ state: 'detached' })
  await settled(page)
}
