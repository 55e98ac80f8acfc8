import { useSession } from '@platform/plugin-api/web'
import type { ReactNode } from 'react'
import { useLocale } from './use-locale.ts'

/** A calendar day for reading, '2026-01-31' as '31 Jan 2026'. Days have no time zone. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** Today in a time zone, 'YYYY-MM-DD'. */
export function dayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

/** Which day it is in the company's books. */
export function useToday(): string {
  return dayIn(useSession().company.timeZone)
}

/** A day of the books, as the reader writes it. */
export function DateText({ date }: { date: string | null | undefined }): ReactNode {
  const locale = useLocale()
  if (!date) return <span aria-hidden="true">–</span>
  return <time dateTime={date}>{formatDay(date.slice(0, 10), locale)}</time>
}

/** An instant, in the company's time zone. */
export function TimeText({ at }: { at: string }): ReactNode {
  const locale = useLocale()
  const { timeZone } = useSession().company
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  )
  return <time dateTime={at}>{text}</time>
}
