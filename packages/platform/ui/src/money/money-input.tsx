import { Text, TextInput } from '@mantine/core'
import { currencyDecimals } from '@platform/money'
import { type ReactNode, useState } from 'react'
import { type FieldProps, toInputProps } from '../inputs/field-props.ts'
import { useLocale } from '../language/use-locale.ts'
import { useUiMessages } from '../language/use-messages.ts'
import classes from './money.module.css'
import { type AmountSign, formatTypedAmount, readTypedAmount, type TypedAmount } from './read-typed-amount.ts'

export type MoneyInputProps = FieldProps & {
  /** ISO 4217. */
  currency: string
  /** Minor units; null while empty or wrong. */
  value: bigint | null
  onChange: (amount: bigint | null) => void
  /** 'positive' unless said otherwise. */
  sign?: AmountSign
}

/**
 * An amount in the reader's locale, as minor units, without rounding. It says what is wrong when the field
 * is left, and shows the figure as it was understood.
 */
export function MoneyInput({
  currency,
  value,
  onChange,
  sign = 'positive',
  error,
  ...field
}: MoneyInputProps): ReactNode {
  const t = useUiMessages()
  const locale = useLocale()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const understood = value === null ? '' : formatTypedAmount({ amount: value, currency }, locale)
  // What was typed stays until the owner of the value sets another, such as "all of it".
  const stillTyped = typed !== null && amountIn(readTypedAmount(typed, currency, locale, sign)) === value
  const text = stillTyped ? typed : understood

  function leave() {
    const read = readTypedAmount(text, currency, locale, sign)
    if (typeof read === 'bigint') setTyped(null)
    // A field that was only passed is not complained about: the complaint would move what is being clicked.
    const isPassed = read === 'empty' && (!field.required || typed === null)
    setProblem(typeof read === 'bigint' || isPassed ? null : explain(read))
  }

  function explain(read: TypedAmount): string {
    switch (read) {
      case 'too_many_decimals':
        return t('amount.too_many_decimals', { currency, count: currencyDecimals(currency) })
      case 'not_a_number':
        return t('amount.not_a_number', { example: formatTypedAmount({ amount: 125000n, currency }, locale) })
      case 'empty':
      case 'not_positive':
      case 'negative':
      case 'too_large':
        return t(`amount.${read}`)
      default:
        return ''
    }
  }

  return (
    <TextInput
      {...toInputProps(field)}
      value={text}
      error={error ?? problem}
      inputMode={sign !== 'any' && currencyDecimals(currency) === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      dir="ltr"
      classNames={{ input: classes['input'] ?? '' }}
      leftSection={
        <Text span className={classes['currency']}>
          {currency}
        </Text>
      }
      leftSectionWidth={48}
      leftSectionPointerEvents="none"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setProblem(null)
        onChange(amountIn(readTypedAmount(event.currentTarget.value, currency, locale, sign)))
      }}
      onBlur={leave}
    />
  )
}

function amountIn(read: TypedAmount): bigint | null {
  return typeof read === 'bigint' ? read : null
}
