/** A month of the calendar for reading: '2026-03' as 'March 2026', or 'Mar'. */
export function formatMonth(month: string, locale: string, length: 'long' | 'short' = 'long'): string {
  const parts =
    length === 'long' ? ({ month: 'long', year: 'numeric' } as const) : ({ month: 'short' } as const)
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}
