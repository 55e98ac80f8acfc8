import type { MessageTable } from '@platform/plugin-api/web'

const pluralKey = /^(.+)_(zero|one|two|few|many|other)$/

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
