import { expect, it } from 'vitest'
import { namesNothing } from './names-nothing.ts'

// Such an address once told of a form that is not right yet: "invoiceId (Invalid UUID)".
const id = '01a20284-48e3-710c-93f6-25046a0cb0fe'

it('tells addresses that lead to no document from those that may', () => {
  expect(namesNothing({ invoiceId: id })).toBe(false)
  expect(namesNothing({ invoiceId: id.toUpperCase() })).toBe(false)
  expect(namesNothing({})).toBe(false)
  expect(namesNothing({ invoiceId: id.slice(0, -1) })).toBe(true)
  expect(namesNothing({ invoiceId: '12' })).toBe(true)
  expect(namesNothing({ section: 'any word' })).toBe(false)
})
