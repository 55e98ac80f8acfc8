import { startOfDay } from '@platform/plugin-api'

/** The first instant after a day ('YYYY-MM-DD') in an IANA time zone: what expires on that day is there to its end. */
export function endOfDay(timeZone: string, day: string): Date {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return startOfDay(timeZone, next.toISOString().slice(0, 10))
}
