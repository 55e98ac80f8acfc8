import { describe, expect, it } from 'vitest'
import { localeFor } from './use-locale.ts'

describe('the locale of figures and days', () => {
  it('is the company’s own where the reader reads its language', () => {
    expect(localeFor('en', 'en-GB')).toBe('en-GB')
  })

  it('keeps the company’s country in another language', () => {
    expect(localeFor('en', 'de-AT')).toBe('en-AT')
    expect(localeFor('ar', 'en-AE')).toBe('ar-AE-u-nu-latn')
  })

  it('writes western digits in Arabic', () => {
    expect(new Intl.NumberFormat(localeFor('ar', 'ar-EG')).format(12)).toBe('12')
  })
})
