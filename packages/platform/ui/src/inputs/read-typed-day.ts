type DayPart = 'day' | 'month' | 'year'

/**
 * Reads a typed day as 'YYYY-MM-DD': ISO, or figures in the order the locale writes them ('31/1/26' in
 * en-GB), or '+14' for days from today and 't' for today. Null when it is no day.
 */
export function readTypedDay(text: string, locale: string, today: string): string | null {
  const typed = text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()
    .toLowerCase()
  if (typed === 't') return today
  const shift = /^([+-]\d{1,4})$/.exec(typed)?.[1]
  if (shift !== undefined) return addDays(today, Number(shift))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))

  const figures = typed
    .split(/[^\d]+/)
    .filter(Boolean)
    .map(Number)
  if (figures.length < 2 || figures.length > 3) return null
  const thisYear = Number(today.slice(0, 4))
  const order = partOrder(locale).filter((part) => figures.length === 3 || part !== 'year')
  const read = new Map(order.map((part, index) => [part, figures[index] ?? 0]))
  const year = read.get('year') ?? thisYear
  return validDay(year < 100 ? year + 2000 : year, read.get('month') ?? 0, read.get('day') ?? 0)
}

/** The day written for an input: figures only, in the order of the locale. */
export function formatTypedDay(day: string, locale: string): string {
  return dayFormat(locale).format(new Date(`${day}T00:00:00Z`))
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

function partOrder(locale: string): DayPart[] {
  return dayFormat(locale)
    .formatToParts(new Date('2026-01-31T00:00:00Z'))
    .map((part) => part.type)
    .filter((type): type is DayPart => type === 'day' || type === 'month' || type === 'year')
}

function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1900 && year <= 2199 ? date.toISOString().slice(0, 10) : null
}
