import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** What a page may make a browser fetch and read before it can be used: JavaScript, gzipped. */
const mostBytes = 250 * 1024

/** What others put on a page, which is fetched with it. */
const panelsOf: Readonly<Record<string, readonly string[]>> = {
  'invoice-page.tsx': ['invoice-wallet-panel.tsx'],
  'payment-page.tsx': ['payment-wallet-panel.tsx'],
  'customer-page.tsx': [
    'customer-invoices-panel.tsx',
    'customer-payments-panel.tsx',
    'customer-wallet-panel.tsx',
    'customer-cards-panel.tsx',
  ],
}

/** Of examples, which no shop has that does not ask for them: they come on top there. */
const panelsOfExamples = ['points-panel.tsx']

type Chunk = { file: string; imports?: readonly string[]; isDynamicEntry?: boolean }

const dist = path.resolve(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>
const fetched = Object.keys(manifest).filter((source) => manifest[source]?.isDynamicEntry)
const pages = fetched.filter((source) => source.endsWith('-page.tsx'))

/** The files that the document itself names: the shell and the libraries. */
const shell = [
  ...readFileSync(path.join(dist, 'index.html'), 'utf8').matchAll(/"\/(assets\/[^"]+\.js)"/g),
].map(([, file = '']) => file)

/** A source's own file and all that it cannot run without. */
function filesOf(source: string, known = new Set<string>()): Set<string> {
  const { file, imports = [] } = manifest[source] ?? { file: '' }
  if (!file.endsWith('.js') || known.has(file)) return known
  known.add(file)
  for (const one of imports) filesOf(one, known)
  return known
}

/** The words of a page: those around every page, its plugin's and, as most pages choose a customer, those of customers. */
function wordsFor(page: string, language: string): string[] {
  const plugin = /^.*?\bsrc\//.exec(page)?.[0] ?? ''
  return fetched.filter(
    (source) =>
      (language === 'ar' && /(?:always|language\/messages)\/ar\.ts$/.test(source)) ||
      (source.endsWith(`/messages/${language}.ts`) &&
        (source.startsWith(plugin) || source.includes('erp/customers/'))),
  )
}

function bytesOf(page: string, language: string): number {
  const panels = (panelsOf[path.basename(page)] ?? []).map((name) =>
    fetched.find((source) => source.endsWith(`/${name}`)),
  )
  const sources = [page, ...panels.filter((source) => source !== undefined)]
  const files = new Set(shell)
  for (const source of [...sources, ...sources.flatMap((one) => wordsFor(one, language))])
    for (const file of filesOf(source)) files.add(file)
  return [...files].reduce((sum, file) => sum + readFileSync(path.join(dist, `${file}.gz`)).length, 0)
}

describe('the first load', () => {
  it('knows the pages, and which panels are fetched with them', () => {
    expect(pages.length).toBeGreaterThan(50)
    const panels = fetched.filter((source) => source.endsWith('-panel.tsx')).map((one) => path.basename(one))
    expect(panels.toSorted()).toEqual([...Object.values(panelsOf).flat(), ...panelsOfExamples].toSorted())
  })

  it.each(['en', 'ar'])('of every page is at most 250 KiB of JavaScript, in %s', (language) => {
    const heavy = pages
      .map((page) => ({ page: path.basename(page), KiB: Math.ceil(bytesOf(page, language) / 1024) }))
      .filter(({ KiB }) => KiB * 1024 > mostBytes)
    expect(heavy).toEqual([])
  })
})
