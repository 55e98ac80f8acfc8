const formats = new Map<string, Intl.DateTimeFormat>()

/** Which day it is at an instant in an IANA time zone, 'YYYY-MM-DD': a sale at 0:30 in Cairo is not yesterday's. */
export function dayIn(timeZone: string, at: Date = new Date()): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
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

const hourMs = 3_600_000
