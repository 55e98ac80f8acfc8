import { TextInput } from '@mantine/core'
import { formatDecimal, parseDecimal } from '@platform/money'
import { type ReactNode, useState } from 'react'
import { useLocale } from '../language/use-locale.ts'
import { useUiMessages } from '../language/use-messages.ts'
import classes from '../money/money.module.css'
import { type FieldProps, toInputProps } from './field-props.ts'

export type DecimalInputProps = FieldProps & {
  /** How many decimals one whole has: 3 for thousandths. */
  digits: number
  /** The figure times ten to the power of `digits`: 2.5 pieces in thousandths are 2500n. Null while empty or wrong. */
  value: bigint | null
  onChange: (value: bigint | null) => void
  min?: bigint
  max?: bigint
  /** Behind the figure: '%'. */
  unit?: string
}

/** A figure that is not money, such as a quantity or a percentage, read exactly in the reader's locale. */
export function DecimalInput(props: DecimalInputProps): ReactNode {
  const { digits, value, onChange, min, max, unit, error, ...field } = props
  const t = useUiMessages()
  const locale = useLocale()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const parse = (text: string) => parseDecimal(text.replace('%', ''), digits, locale)
  const problemOf = (text: string): string | null => {
    const figure = parse(text)
    if (typeof figure !== 'bigint') return t('decimal.notAFigure', { count: digits })
    if (min !== undefined && figure < min) return t('decimal.tooSmall', { min: shown(min, digits, locale) })
    if (max !== undefined && figure > max) return t('decimal.tooLarge', { max: shown(max, digits, locale) })
    return null
  }
  const read = (text: string): bigint | null => {
    const figure = parse(text)
    return typeof figure === 'bigint' && problemOf(text) === null ? figure : null
  }
  const stillTyped = typed !== null && read(typed) === value
  const text = stillTyped ? typed : value === null ? '' : shown(value, digits, locale)

  function leave() {
    if (read(text) !== null) setTyped(null)
    setProblem(text !== '' || field.required ? problemOf(text) : null)
  }

  return (
    <TextInput
      {...toInputProps(field)}
      value={text}
      error={error ?? problem}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      classNames={{ input: classes['input'] ?? '' }}
      {...(unit === undefined ? {} : { rightSection: <span className={classes['currency']}>{unit}</span> })}
      rightSectionPointerEvents="none"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setProblem(null)
        onChange(read(event.currentTarget.value))
      }}
      onBlur={leave}
    />
  )
}

/** As few decimals as say it: '2.5', not '2.500'. */
function shown(value: bigint, digits: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
  return format.format(formatDecimal(value, digits) as Intl.StringNumericLiteral)
}
