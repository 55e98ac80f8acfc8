import { formatMoney, fromWire, type Money, type MoneyWire } from '@platform/money'
import type { ReactNode } from 'react'
import { useLocale } from '../language/use-locale.ts'
import classes from './money.module.css'

export type MoneyTextProps = {
  value: Money | MoneyWire
  strong?: boolean
  /** Shows a plus before what is above zero, for movements. */
  signed?: boolean
  /** Greys a zero, so that the eye finds what counts. */
  quietZero?: boolean
}

/** Money on the page or off the wire, as a `Money`. */
export function toMoney(value: Money | MoneyWire): Money {
  return typeof value.amount === 'bigint'
    ? { amount: value.amount, currency: value.currency }
    : fromWire(value as MoneyWire)
}

/** An amount with its currency, in the reader's locale and tabular figures; exact at any size. */
export function MoneyText({ value, strong, signed, quietZero }: MoneyTextProps): ReactNode {
  const locale = useLocale()
  const money = toMoney(value)
  const text = formatMoney(money, locale, { signed: signed ?? false })
  return (
    // The figure reads left to right also within Arabic.
    <bdi
      className={classes['money']}
      data-strong={strong || undefined}
      data-quiet={(quietZero && money.amount === 0n) || undefined}
    >
      {text}
    </bdi>
  )
}
