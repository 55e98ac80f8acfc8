/** A flat table of sentences: key to text, with placeholders such as `{{name}}` and `{{amount, money}}`. */
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
export type Messages<
  Always extends MessageTable = MessageTable,
  Pages extends MessageTable = MessageTable,
> = {
  readonly namespace: string
  /** What is said where no page of the plugin is open: its name, its links, what it adds to others' pages. */
  readonly always: { readonly en: Always; readonly ar: () => Promise<Translation<Always>> }
  /** All else, fetched with the first page or panel that says it, in the reader's language alone. */
  readonly pages?: { readonly en: () => Promise<Pages>; readonly ar: () => Promise<Translation<Pages>> }
  /** What the plugin's checks say, by their English sentences, which are the server's; fetched where it is read. */
  readonly findings?: { readonly ar: () => Promise<MessageTable> }
}

/** Both tables of a plugin, as one: `Say<WordsOf<typeof messages>>`. */
export type WordsOf<M> = M extends Messages<infer Always, infer Pages> ? Always & Pages : never

/**
 * Names a plugin's words. The few that are always there come with the program; those of its pages are fetched:
 * `pages: { en: () => import('./messages/en.ts').then((module) => module.en), ar: ... }`.
 */
export function defineMessages<
  const Always extends MessageTable,
  const Pages extends MessageTable = Readonly<Record<never, string>>,
>(namespace: string, words: Omit<Messages<Always, Pages>, 'namespace'>): Messages<Always, Pages> {
  return { namespace, ...words }
}
