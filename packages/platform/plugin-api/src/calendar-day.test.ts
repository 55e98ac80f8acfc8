import { describe, expect, it } from 'vitest'
import { dayIn, startOfDay } from './calendar-day.ts'

describe('days', () => {
  it('knows which day it is where the books are kept', () => {
    const at = new Date('2026-03-01T22:30:00Z')
    expect(['Europe/London', 'Africa/Cairo', 'America/New_York'].map((zone) => dayIn(zone, at))).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-01',
    ])
  })

  it('turns the day at midnight, whatever it was asked before', () => {
    const day = (at: string, zone = 'Africa/Cairo') => dayIn(zone, new Date(at))
    expect(day('2026-03-01T21:59:59.999Z')).toBe('2026-03-01')
    expect(day('2026-03-01T22:00:00.000Z')).toBe('2026-03-02')
    expect(day('2026-03-01T22:00:59.999Z')).toBe('2026-03-02')
    expect(day('2026-03-01T21:59:00.000Z')).toBe('2026-03-01')
    // Monrovia was behind by 44 minutes and 30 seconds.
    expect(day('1971-03-01T00:44:40Z', 'Africa/Monrovia')).toBe('1971-03-01')
    expect(day('1971-03-01T00:44:20Z', 'Africa/Monrovia')).toBe('1971-02-28')
  })

  it('knows when a day begins, in summer, in winter and where midnight is skipped', () => {
    const start = (zone: string, day: string) => startOfDay(zone, day).toISOString()
    expect(start('Europe/Dublin', '2026-01-15')).toBe('2026-01-15T00:00:00.000Z')
    expect(start('Europe/Dublin', '2026-07-15')).toBe('2026-07-14T23:00:00.000Z')
    expect(start('Asia/Tokyo', '2026-07-15')).toBe('2026-07-14T15:00:00.000Z')
    expect(start('Pacific/Kiritimati', '2026-07-15')).toBe('2026-07-14T10:00:00.000Z')
    // Cairo put its clocks from 0:00 to 1:00 on that Friday.
    expect(start('Africa/Cairo', '2026-04-24')).toBe('2026-04-23T22:00:00.000Z')
  })
})
