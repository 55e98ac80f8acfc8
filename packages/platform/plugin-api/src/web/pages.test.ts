import { describe, expect, it } from 'vitest'
import { definePage } from './pages.ts'

const load = async () => () => null
const invoice = definePage({ path: '/accounting/invoices/$invoiceId', load })
const invoices = definePage({ path: '/accounting/invoices', load })

describe('the address of a page', () => {
  it('carries its parameters, safe for an address', () => {
    expect(invoice.href({ invoiceId: '42' })).toBe('/accounting/invoices/42')
    expect(invoice.href({ invoiceId: 'a/b?c' })).toBe('/accounting/invoices/a%2Fb%3Fc')
  })

  it('carries the filters that are set', () => {
    expect(invoices.href({}, { status: 'posted', q: undefined })).toBe('/accounting/invoices?status=posted')
  })
})
