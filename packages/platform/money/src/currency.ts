import type { Currency } from './money.ts'

const known = new Set(Intl.supportedValuesOf('currency'))
const decimals = new Map<Currency, number>()

/** Whether the code is an ISO 4217 currency. */
export function isCurrency(code: string): boolean {
  return known.has(code)
}

/** How many digits the minor unit has: EUR 2, JPY 0, KWD 3 (ISO 4217, as the Unicode CLDR has it). */
export function currencyDecimals(currency: Currency): number {
  let digits = decimals.get(currency)
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    digits = options.maximumFractionDigits ?? 2
    decimals.set(currency, digits)
  }
  return digits
}
