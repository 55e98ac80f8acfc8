const calendars = new Map<string, { format: Intl.DateTimeFormat; minute?: number; day?: string }>()

/** Which day it is at an instant in an IANA time zone, 'YYYY-MM-DD': a sale at 0:30 in Cairo is not yesterday's. */
export function dayIn(timeZone: string, at: Date = new Date()): string {
  let calendar = calendars.get(timeZone)
  if (!calendar) {
    const format = new Intl.DateTimeFormat('en', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    calendar = { format }
    calendars.set(timeZone, calendar)
  }
  // Days begin on whole minutes since clocks do; most askers want the minute that was asked for before.
  const minute = at.getTime() / minuteMs
  if (calendar.day !== undefined && calendar.minute === Math.floor(minute)) return calendar.day
  const parts = new Map(calendar.format.formatToParts(at).map(({ type, value }) => [type, value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  if (minute > WHOLE_MINUTES_SINCE) Object.assign(calendar, { minute: Math.floor(minute), day })
  return day
}

/** When a day begins in an IANA time zone: at midnight, or where the clock skips midnight, right after. */
export function startOfDay(timeZone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Zones are 14 hours ahead of UTC at the most and 12 behind; the first instant that is that day lies between.
  let before = midnight - 15 * hourMs
  let within = midnight + 13 * hourMs
  while (within - before > 1000) {
    const middle = before + Math.floor((within - before) / 2000) * 1000
    if (dayIn(timeZone, new Date(middle)) < day) before = middle
    else within = middle
  }
  return new Date(within)
}

/** The first instant after a day in an IANA time zone: what is there on that day is there to its end. */
export function endOfDay(timeZone: string, day: string): Date {
  return startOfDay(timeZone, dayAfter(day))
}

/** The next calendar day, 'YYYY-MM-DD'. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

const minuteMs = 60_000
const hourMs = 3_600_000
// Monrovia was the last to have been off by seconds.
const WHOLE_MINUTES_SINCE = Date.UTC(1973) / minuteMs
