import { FocusTrap } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import type { ReactNode } from 'react'
import { useLocale } from '../language/use-locale.ts'
import { useLanguage, useUiMessages } from '../language/use-messages.ts'
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
  const t = useUiMessages()
  return (
    <FocusTrap active>
      <div>
        <DatePicker
          value={value}
          defaultDate={value ?? today}
          locale={useLanguage()}
          highlightToday
          // The hand is on the keys: the arrows start from the day that is set.
          getDayProps={(day) => ({ 'data-autofocus': day === (value ?? today) || undefined })}
          firstDayOfWeek={firstDayOfWeek(useLocale())}
          weekendDays={[]}
          hideOutsideDates
          ariaLabels={{
            previousMonth: t('date.previousMonth'),
            nextMonth: t('date.nextMonth'),
            previousYear: t('date.previousYear'),
            nextYear: t('date.nextYear'),
            previousDecade: t('date.previousDecade'),
            nextDecade: t('date.nextDecade'),
            monthLevelControl: t('date.chooseMonth'),
            yearLevelControl: t('date.chooseYear'),
          }}
          {...(min === undefined ? {} : { minDate: min })}
          {...(max === undefined ? {} : { maxDate: max })}
          onChange={(day) => day !== null && onChoose(day)}
        />
      </div>
    </FocusTrap>
  )
}

type DayOfWeek = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The day a week starts with where the reader is: Monday, Sunday or Saturday. Monday where a browser cannot tell. */
function firstDayOfWeek(locale: string): DayOfWeek {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  const monday = 1
  // Intl counts Sunday as 7, the calendar as 0.
  return ((known.getWeekInfo?.().firstDay ?? monday) % 7) as DayOfWeek
}
