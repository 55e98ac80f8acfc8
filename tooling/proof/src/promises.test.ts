import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkout } from './checkout-copy.ts'
import { checkIds, constraints, countsTable, sourceOf } from './counts.ts'

const place = path.join(checkout, 'docs/promises.md')
const promises = readFileSync(place, 'utf8')
const quoted = [...promises.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

describe('docs/promises.md', () => {
  it('names every check, and none that is not there', () => {
    const named = quoted.filter((name) => /^wallet(-books)?\.[a-z-]+$/.test(name))
    expect([...new Set(named)].sort()).toEqual([...checkIds].sort())
  })

  it('names only constraints and triggers that are there', () => {
    const migration = sourceOf('packages/wallet/ledger/migrations/0001_ledger.sql')
    const seals = sourceOf('packages/wallet/ledger/migrations/0003_daily_seals.sql')
    const named = quoted.filter((name) =>
      /^(wallet|transaction|entry|credit_lot|lot_use|hold|seal)_\w+$/.test(name),
    )
    expect(named.length).toBeGreaterThan(15)
    const missing = named.filter(
      (name) => !constraints.includes(name) && !`${migration}${seals}`.includes(`create trigger ${name} `),
    )
    expect(missing).toEqual([])
  })

  it('names only tests that are there', () => {
    const links = [...promises.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+\.test\.ts)\)/g)]
    expect(links.length).toBeGreaterThan(30)
    const missing = links.filter(
      ([, title = '', file = '']) =>
        !existsSync(path.join(checkout, file)) || !sourceOf(file).includes(title),
    )
    expect(missing.map(([link]) => link)).toEqual([])
  })

  it('has the counts of the sources (UPDATE_COUNTS=1 writes them)', () => {
    const block = /<!-- counts -->\n([\s\S]*)<!-- end of counts -->/
    const counts = `${countsTable()}\n`
    if (process.env['UPDATE_COUNTS'])
      writeFileSync(place, promises.replace(block, `<!-- counts -->\n${counts}<!-- end of counts -->`))
    expect(block.exec(readFileSync(place, 'utf8'))?.[1]).toBe(counts)
  })
})
