import { formatDecimal } from '@platform/money'

/** Thousandths as the reader writes them, with as few decimals as say it: 2500n is '2.5'. */
export function quantityText(quantity: bigint, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  return format.format(formatDecimal(quantity, 3) as Intl.StringNumericLiteral)
}

/** Basis points as the reader writes a percentage: 1250 is '12.5'. */
export function percentText(basisPoints: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  return format.format(formatDecimal(BigInt(basisPoints), 2) as Intl.StringNumericLiteral)
}

/** The decimal sign of the reader's locale, for a key. */
export function decimalSignOf(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
}
