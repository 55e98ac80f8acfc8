/** A flat table of sentences: key to text, with i18next placeholders such as `{{name}}`. */
export type MessageTable = Readonly<Record<string, string>>

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** What `t()` accepts for a table: `rows_one` and `rows_other` are both asked for as `rows`. */
export type MessageKey<En extends MessageTable> = keyof En extends infer Key
  ? Key extends `${infer Base}_${PluralForm}`
    ? Base
    : Key extends string
      ? Key
      : never
  : never

/** A translation has every key of the English table, and may add the plural forms English lacks. */
export type Translation<En extends MessageTable> = { readonly [Key in keyof En]: string } & MessageTable

/** One plugin's words. The namespace is the plugin's id. */
export type Messages<En extends MessageTable = MessageTable> = {
  readonly namespace: string
  readonly en: En
  /** Loaded only for who reads Arabic. */
  readonly ar: () => Promise<Translation<En>>
}

/**
 * Names a plugin's words. English comes with the plugin, for it is the fallback and the source of the
 * keys; Arabic is fetched when chosen: `defineMessages('wallet', { en, ar: () => import('./ar.ts').then(m => m.ar) })`.
 */
export function defineMessages<const En extends MessageTable>(
  namespace: string,
  languages: { en: En; ar: () => Promise<Translation<En>> },
): Messages<En> {
  return { namespace, en: languages.en, ar: languages.ar }
}
