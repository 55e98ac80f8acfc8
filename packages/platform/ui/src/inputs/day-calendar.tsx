import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/use-messages.ts'
import 'dayjs/locale/ar'

export type DayCalendarProps = {
  value: string | null
  today: string
  min?: string
  max?: string
  onChoose: (day: string) => void
}

/** The calendar behind a day field, in the language of the page. */
export function DayCalendar({ value, today, min, max, onChoose }: DayCalendarProps): ReactNode {
  return (
    <DatePicker
      value={value}
      defaultDate={value ?? today}
      locale={useLanguage()}
      highlightToday
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      onChange={(day) => day !== null && onChoose(day)}
    />
  )
}
