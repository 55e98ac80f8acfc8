import { partsOf } from '@platform/plugin-api/web'

/** What a sentence's placeholders are filled with; `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Writes a value as a reader of that language reads it; the other values may say more, such as the currency. */
export type Format = (value: string, language: string, values: MessageValues) => string

const plurals = new Map<string, Intl.PluralRules>()

/** Where a sentence may stand in a table, the best first: with a `count`, in the plural form that its language asks for. */
export function placesOf(key: string, values: MessageValues, language: string): readonly string[] {
  const { count } = values
  if (typeof count !== 'number') return [key]
  const rules = plurals.get(language) ?? new Intl.PluralRules(language)
  plurals.set(language, rules)
  return [`${key}_${rules.select(count)}`, `${key}_other`, key]
}

/** Fills `{{name}}` and `{{amount, money}}`; what has no value is left out. Values are text: nothing in them is a placeholder. */
export function fillIn(
  sentence: string,
  values: MessageValues,
  language: string,
  formats: Readonly<Record<string, Format>>,
): string {
  return partsOf(sentence)
    .map((part) => {
      if (typeof part === 'string') return part
      const value = values[part.name]
      if (value === undefined || value === null) return ''
      const write = part.format === undefined ? undefined : formats[part.format]
      return write ? write(String(value), language, values) : String(value)
    })
    .join('')
}
