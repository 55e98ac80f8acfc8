import { currencyDecimals } from './currency.ts'
import { type Currency, type Money, money } from './money.ts'

/** What is wrong with a typed amount. */
export type AmountProblem = 'empty' | 'not_a_number' | 'too_many_decimals' | 'too_large'

/** The largest amount the database holds (int8), in minor units. */
export const largestAmount = 9_223_372_036_854_775_807n

/** Whether an amount in minor units is positive and fits the database. */
export function isAmount(amount: bigint): boolean {
  return amount > 0n && amount <= largestAmount
}

/** Reads a plain decimal figure with a point, e.g. '12.5' in EUR as 1250n. Never rounds: surplus decimals are a problem. */
export function parseAmount(text: string, currency: Currency): bigint | AmountProblem {
  return parsePlain(text, currencyDecimals(currency))
}

/**
 * Reads a figure that is not money, such as a quantity, as a person typed it in their locale: '2,5' with three digits
 * is 2500n. Never rounds.
 */
export function parseDecimal(text: string, digits: number, locale: string): bigint | AmountProblem {
  return parsePlain(toPlainFigure(text, locale), digits)
}

function parsePlain(text: string, digits: number): bigint | AmountProblem {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(trimmed) ?? /^([+-]?)()\.(\d+)$/.exec(trimmed)
  if (!match) return 'not_a_number'
  const [, sign, whole = '', fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > digits) return 'too_many_decimals'
  const amount = BigInt(whole + kept.padEnd(digits, '0'))
  if (amount > largestAmount) return 'too_large'
  return sign === '-' ? -amount : amount
}

/** Reads what a person typed in their locale: its decimal and grouping separators, its digits, signs of currency left out. */
export function parseMoney(text: string, currency: Currency, locale: string): Money | AmountProblem {
  const amount = parseAmount(toPlainFigure(text, locale), currency)
  return typeof amount === 'bigint' ? money(amount, currency) : amount
}

function toPlainFigure(text: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8)
  const group = parts.find((part) => part.type === 'group')?.value ?? ','
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.'
  const nativeDigits = new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210n)
  const digitOf = new Map([...nativeDigits].reverse().map((digit, value) => [digit, String(value)]))
  const plain = [...text.normalize('NFKC')]
    .map((character) => digitOf.get(character) ?? character)
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/^\s*(?:[A-Z]{3}|\p{Sc})\s*|\s*(?:[A-Z]{3}|\p{Sc})\s*$/gu, '')
  const [whole = '', ...fractions] = plain.split(decimal)
  const spaceGroup = /\s/.test(group)
  const ungrouped = spaceGroup ? whole.replaceAll(/\s/g, '') : withoutGroups(whole, group)
  return [ungrouped, ...fractions].join('.')
}

// '1,234' is a thousand and more, but '12,5' typed where the comma groups is a slip, not 125.
function withoutGroups(whole: string, group: string): string {
  const sections = whole.trim().split(group)
  const [first = '', ...rest] = sections
  const grouped =
    rest.length > 0 &&
    /^[+-]?\d{1,3}$/.test(first) &&
    rest.every((s) => /^\d{2,3}$/.test(s)) &&
    /^\d{3}$/.test(rest.at(-1) ?? '')
  return grouped ? sections.join('') : whole
}
