import { describe, expect, it } from 'vitest'
import { readListSearch, writeListSearch } from './list-search.ts'

const spec = {
  filters: { status: ['draft', 'posted'], from: 'date', customerId: 'text' },
  sorts: ['date', 'number'],
  sort: '-date',
} as const

describe('the address of a list', () => {
  it('says nothing of the plain list', () => {
    const plain = readListSearch(spec, {})
    expect(plain).toEqual({ search: '', page: 1, pageSize: 50, sort: '-date', filters: {} })
    expect(writeListSearch(spec, plain)).toEqual({})
  })

  it('carries search, filters, sort and page, so that a view can be shared', () => {
    const address = {
      q: 'ford',
      status: 'posted',
      from: '2026-11-01',
      customerId: 'c1',
      sort: 'number',
      page: '3',
    }
    const state = readListSearch(spec, address)
    expect(state).toEqual({
      search: 'ford',
      page: 3,
      pageSize: 50,
      sort: 'number',
      filters: { status: 'posted', from: '2026-11-01', customerId: 'c1' },
    })
    expect(writeListSearch(spec, state)).toEqual(address)
  })

  it('leaves out what it cannot mean, for people edit addresses', () => {
    const edited = { status: 'bogus', from: 'yesterday', sort: 'price', page: '-4', other: 'x' }
    expect(readListSearch(spec, edited)).toEqual(readListSearch(spec, {}))
    expect(readListSearch(spec, { page: '99999999' }).page).toBe(1)
  })
})
