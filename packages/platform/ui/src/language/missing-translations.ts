import type { Messages, MessageTable } from '@platform/plugin-api/web'

const pluralKey = /^(.+)_(zero|one|two|few|many|other)$/

/**
 * What is wrong with a plugin's words: what Arabic lacks of them, keys that stand in both tables, of which one would be
 * said by luck, and permissions that have no words. Empty when all is well.
 */
export async function problemsOfWords(
  { always, pages }: Messages,
  permissions: Readonly<Record<string, { readonly id: string }>> = {},
): Promise<string[]> {
  const problems = missingTranslations(always.en, await always.ar())
  if (pages === undefined) return problems
  const [en, ar] = await Promise.all([pages.en(), pages.ar()])
  const twice = Object.keys(en).filter((key) => key in always.en)
  const unnamed = Object.values(permissions).filter(({ id }) => !(`permission.${id}` in en))
  return [
    ...problems,
    ...missingTranslations(en, ar),
    ...twice.map((key) => `${key} stands in both tables`),
    ...unnamed.map(({ id }) => `permission.${id} has no words`),
  ]
}

/**
 * What a translation lacks: keys of the English table, the plural forms its language counts with, and the
 * `{{placeholders}}` of the English sentence. Empty when it is whole.
 */
export function missingTranslations(
  english: MessageTable,
  translated: MessageTable,
  language = 'ar',
): string[] {
  const missing: string[] = []
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  for (const [key, sentence] of Object.entries(english)) {
    const base = pluralKey.exec(key)?.[1]
    const needed = base === undefined ? [key] : forms.map((form) => `${base}_${form}`)
    for (const name of needed) if (!translated[name]?.trim()) missing.push(name)
    const said = translated[key]
    // A language may well say "one row" without the figure.
    if (said !== undefined && base === undefined)
      for (const placeholder of placeholdersOf(sentence))
        if (!placeholdersOf(said).includes(placeholder)) missing.push(`${key}: {{${placeholder}}}`)
  }
  return [...new Set(missing)]
}

function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '')
}
