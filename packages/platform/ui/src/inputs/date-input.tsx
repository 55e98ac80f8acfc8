import { DateInput as MantineDateInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { type ReactNode, useState } from 'react'
import { useToday } from '../language/dates.tsx'
import { useLocale } from '../language/use-locale.ts'
import { useLanguage, useUiMessages } from '../language/use-messages.ts'
import { type FieldProps, toInputProps } from './field-props.ts'
import { formatTypedDay, readTypedDay } from './read-typed-day.ts'
import './dayjs-arabic.ts'

export type DateInputProps = FieldProps & {
  /** 'YYYY-MM-DD'. */
  value: string | null
  onChange: (day: string | null) => void
  clearable?: boolean
  /** Days outside are not offered. */
  min?: string
  max?: string
}

/** A day, typed as the reader writes days ('t' is today, '+14' in two weeks) or picked from a calendar. */
export function DateInput(props: DateInputProps): ReactNode {
  const { value, onChange, min, max, clearable = false, error, ...field } = props
  const t = useUiMessages()
  const locale = useLocale()
  const language = useLanguage()
  const today = useToday()
  const [problem, setProblem] = useState<string | null>(null)

  return (
    <MantineDateInput
      {...toInputProps(field)}
      {...(min === undefined ? {} : { minDate: min })}
      {...(max === undefined ? {} : { maxDate: max })}
      value={value}
      error={error ?? problem}
      locale={language}
      valueFormat={(day) => formatTypedDay(day, locale)}
      dateParser={(text) => readTypedDay(text, locale, today)}
      onChange={(day) => {
        setProblem(null)
        onChange(day)
      }}
      onBlur={(event) => {
        const typed = event.currentTarget.value
        const wrong = typed !== '' && readTypedDay(typed, locale, today) === null
        setProblem(wrong ? t('date.notADay', { example: formatTypedDay(today, locale) }) : null)
      }}
      fixOnBlur={false}
      clearable={clearable}
      autoComplete="off"
      popoverProps={{ withinPortal: true }}
    />
  )
}
