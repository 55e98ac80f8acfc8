import { formatMoney, type Money, type MoneyWire } from '@platform/money'
import { toMoney, useLocale } from '@platform/ui'

/** Amounts within a sentence, in the reader's locale. */
export function useFormatMoney(): (money: Money | MoneyWire) => string {
  const locale = useLocale()
  return (money) => formatMoney(toMoney(money), locale)
}
