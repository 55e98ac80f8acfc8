import { formatMoney } from '@platform/money'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { fetchOnce } from './fetch-once.ts'
import { type Format, fillIn, type MessageValues, placesOf } from './sentence.ts'

/** The languages every plugin speaks. */
export const languages = ['en', 'ar'] as const
export type Language = (typeof languages)[number]

/** What is here of every plugin, by its id. */
const tables: Readonly<Record<Language, Map<string, MessageTable>>> = { en: new Map(), ar: new Map() }
/** The words of pages that were asked for, by language and plugin. */
const asked = new Map<string, Promise<void>>()
const here = new Set<string>()

let language: Language = 'en'
let edition = 0
const listeners = new Set<() => void>()

const formats: Readonly<Record<string, Format>> = {
  money: (amount, locale, values) =>
    formatMoney({ amount: BigInt(amount), currency: String(values['currency']) }, locale),
  pluginName: (id) => nameOfPlugin(id),
}

/** Says a key of one plugin, in English where there is no translation; `otherwise`, else the key, where there is nothing. */
export function sentenceOf(namespace: string, key: string, values: MessageValues, otherwise = key): string {
  for (const spoken of new Set([language, 'en'] as const)) {
    const table = tables[spoken].get(namespace) ?? {}
    const place = placesOf(key, values, spoken).find((one) => table[one] !== undefined)
    if (place !== undefined) return fillIn(table[place] ?? '', values, spoken, formats)
  }
  return otherwise
}

/** What a plugin is called, in the language of the moment: its own word 'plugin.name', else what the server calls it. */
export function nameOfPlugin(id: string, otherwise = id): string {
  return sentenceOf(id, 'plugin.name', {}, otherwise)
}

/** What some plugin calls a code that the server names: `wordsOfCode('kind', 'top_up')` is its word 'kind.top_up'. */
export function wordsOfCode(place: string, code: string): string | undefined {
  const key = `${place}.${code}`
  const [plugin] = pluginsSaying(key)
  return plugin === undefined ? undefined : sentenceOf(plugin, key, {})
}

/** The plugins that have words for a key, in the language of the moment or in English. */
export function pluginsSaying(key: string): readonly string[] {
  return [...new Set([language, 'en'] as const)].flatMap((spoken) =>
    [...tables[spoken]].filter(([, table]) => table[key] !== undefined).map(([namespace]) => namespace),
  )
}

/** The language of the moment. */
export function currentLanguage(): Language {
  return language
}

/** Says everything in another language from here on; its words have to be here. */
export function speak(next: Language): void {
  language = next
  renew()
}

/** Grows whenever something is said otherwise than before. */
export function editionOfWords(): number {
  return edition
}

/** Tells when something is said otherwise; answers how to stop that. */
export function onWordsChanged(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Adds sentences to those a plugin has already. */
export function addWords({ namespace }: Messages, spoken: Language, table: MessageTable): void {
  tables[spoken].set(namespace, { ...tables[spoken].get(namespace), ...table })
  renew()
}

/** Fetches the words of a plugin's pages, once, in the language of the moment, see {@link fetchOnce}. */
export function loadWords(messages: Messages, spoken: Language = language): Promise<void> {
  return fetchOnce(asked, nameOf(messages, spoken), () => fetchWords(messages, spoken))
}

async function fetchWords(messages: Messages, spoken: Language): Promise<void> {
  if (messages.pages) addWords(messages, spoken, await messages.pages[spoken]())
  here.add(nameOf(messages, spoken))
}

/** Whether the words of a plugin's pages can be said. */
export function areWordsHere(messages: Messages): boolean {
  return messages.pages === undefined || here.has(nameOf(messages, language))
}

/** Waits for all words that were asked for, so that a page appears with those of the components it is made of. */
export async function wordsAskedFor(): Promise<void> {
  await Promise.allSettled(asked.values())
}

/** Fetches, in another language, the words of those pages whose words are here in some language. */
export async function translateWords(known: readonly Messages[], spoken: Language): Promise<void> {
  const open = known.filter((messages) => languages.some((one) => asked.has(nameOf(messages, one))))
  await Promise.all(open.map((messages) => loadWords(messages, spoken)))
}

function renew(): void {
  edition += 1
  for (const listener of listeners) listener()
}

function nameOf({ namespace }: Messages, spoken: Language): string {
  return `${spoken} ${namespace}`
}
