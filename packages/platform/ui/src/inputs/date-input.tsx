import { ActionIcon, Popover, Skeleton, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useToday } from '../language/dates.tsx'
import { useLocale } from '../language/use-locale.ts'
import { useUiMessages } from '../language/use-messages.ts'
import { type FieldProps, toInputProps } from './field-props.ts'
import { formatTypedDay, readTypedDay } from './read-typed-day.ts'

// A calendar weighs as much as a page, and most days are typed.
const DayCalendar = lazy(() => import('./day-calendar.tsx').then((m) => ({ default: m.DayCalendar })))

export type DateInputProps = FieldProps & {
  /** 'YYYY-MM-DD'. */
  value: string | null
  onChange: (day: string | null) => void
  /** Days outside are not offered. */
  min?: string
  max?: string
}

/** A day, typed as the reader writes days ('t' is today, '+14' in two weeks) or picked from a calendar. */
export function DateInput({ value, onChange, min, max, error, ...field }: DateInputProps): ReactNode {
  const t = useUiMessages()
  const locale = useLocale()
  const today = useToday()
  const [typed, setTyped] = useState<string | null>(null)
  const [calendarOpened, setCalendarOpened] = useState(false)
  const wrong = typed !== null && typed.trim() !== '' && readTypedDay(typed, locale, today) === null
  const [left, setLeft] = useState(false)

  function leave() {
    setLeft(true)
    if (typed === null || wrong) return
    onChange(typed.trim() === '' ? null : readTypedDay(typed, locale, today))
    setTyped(null)
  }

  return (
    <Popover
      opened={calendarOpened}
      onChange={setCalendarOpened}
      position="bottom-end"
      shadow="md"
      returnFocus
      // The field is no button; the calendar's own button says what it opens.
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...toInputProps(field)}
          value={typed ?? (value === null ? '' : formatTypedDay(value, locale))}
          error={error ?? (wrong && left && t('date.notADay', { example: formatTypedDay(today, locale) }))}
          autoComplete="off"
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              disabled={field.disabled ?? false}
              aria-label={`${t('date.open')}: ${field.label}`}
              aria-haspopup="dialog"
              aria-expanded={calendarOpened}
              onClick={() => setCalendarOpened(!calendarOpened)}
            >
              <IconCalendar size={16} aria-hidden="true" />
            </ActionIcon>
          }
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setLeft(false)
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            // Enter means what is written there, also where it submits the form.
            if (event.key === 'Enter') leave()
            if (event.key === 'ArrowDown' && event.altKey) setCalendarOpened(true)
          }}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={field.label}>
        <Suspense fallback={<Skeleton w={252} h={260} />}>
          {calendarOpened && (
            <DayCalendar
              value={value}
              today={today}
              {...(min === undefined ? {} : { min })}
              {...(max === undefined ? {} : { max })}
              onChoose={(day) => {
                setTyped(null)
                onChange(day)
                setCalendarOpened(false)
              }}
            />
          )}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
