import { describe, expect, it } from 'vitest'
import { addDays, formatTypedDay, readTypedDay } from './read-typed-day.ts'

const today = '2026-02-27'

describe('a day typed by a person', () => {
  it('follows the order in which the locale writes days', () => {
    expect(readTypedDay('31/1/26', 'en-GB', today)).toBe('2026-01-31')
    expect(readTypedDay('1/31/2026', 'en-US', today)).toBe('2026-01-31')
    expect(readTypedDay('31.01.2026', 'de-DE', today)).toBe('2026-01-31')
  })

  it('is of this year when no year is given', () => {
    expect(readTypedDay('31/1', 'en-GB', today)).toBe('2026-01-31')
  })

  it('may be ISO, today or so many days away', () => {
    expect(readTypedDay('2026-1-5', 'en-GB', today)).toBe('2026-01-05')
    expect(readTypedDay('t', 'en-GB', today)).toBe(today)
    expect(readTypedDay('+2', 'en-GB', today)).toBe('2026-03-01')
    expect(readTypedDay('-27', 'en-GB', today)).toBe('2026-01-31')
  })

  it('is refused when the calendar has no such day', () => {
    expect(readTypedDay('31/2/2026', 'en-GB', today)).toBeNull()
    expect(readTypedDay('1/13/2026', 'en-GB', today)).toBeNull()
    expect(readTypedDay('1/1/1789', 'en-GB', today)).toBeNull()
    expect(readTypedDay('soon', 'en-GB', today)).toBeNull()
  })

  it('reads back what is shown', () => {
    for (const locale of ['en-GB', 'en-US', 'de-DE', 'ja-JP', 'ar-AE-u-nu-latn'])
      expect(readTypedDay(formatTypedDay('2026-11-09', locale), locale, today)).toBe('2026-11-09')
  })

  it('counts across months and leap years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
  })
})
