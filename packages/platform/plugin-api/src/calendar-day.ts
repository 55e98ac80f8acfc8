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
