import { expect, it } from 'vitest'
import { endOfDay } from './calendar-day.ts'

it.each([
  ['UTC', '2026-03-01', '2026-03-02T00:00:00.000Z'],
  ['Europe/Dublin', '2026-07-31', '2026-07-31T23:00:00.000Z'],
  // The clocks go forward on the 29th at one, and back on the 25th of October at two.
  ['Europe/Dublin', '2026-03-28', '2026-03-29T00:00:00.000Z'],
  ['Europe/Dublin', '2026-03-29', '2026-03-29T23:00:00.000Z'],
  ['Europe/Dublin', '2026-10-25', '2026-10-26T00:00:00.000Z'],
  ['Pacific/Auckland', '2026-12-31', '2026-12-31T11:00:00.000Z'],
  ['America/St_Johns', '2026-01-31', '2026-02-01T03:30:00.000Z'],
  // The clocks skip midnight itself: the day that ends has all of its hours.
  ['America/Santiago', '2026-09-05', '2026-09-06T04:00:00.000Z'],
  ['America/Havana', '2027-03-13', '2027-03-14T05:00:00.000Z'],
  ['Atlantic/Azores', '2026-03-28', '2026-03-29T01:00:00.000Z'],
])('in %s the %s ends at %s', (timeZone, day, instant) => {
  expect(endOfDay(timeZone, day).toISOString()).toBe(instant)
})
