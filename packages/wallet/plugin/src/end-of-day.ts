const formats = new Map<string, Intl.DateTimeFormat>()

/** The first instant after a day ('YYYY-MM-DD') in an IANA time zone: what expires on that day is there to its end. */
export function endOfDay(timeZone: string, day: string): Date {
  const wall = Date.parse(`${day}T24:00:00Z`)
  // The offset may differ between the guess and the instant it leads to: a clock may have changed in between.
  const guess = wall - offsetMs(timeZone, wall)
  return new Date(wall - offsetMs(timeZone, guess))
}

function offsetMs(timeZone: string, at: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const wall = `${part.get('year')}-${part.get('month')}-${part.get('day')}T${part.get('hour')}:${part.get('minute')}:${part.get('second')}Z`
  return Date.parse(wall) - Math.floor(at / 1000) * 1000
}
