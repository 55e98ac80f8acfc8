import type { Messages, MessageTable } from '@platform/plugin-api/web'
import i18next from 'i18next'
import type { Language } from './i18n.ts'

/** The words of pages that were asked for, by language and namespace. What failed stays: a browser does not try again. */
const asked = new Map<string, Promise<void>>()
const here = new Set<string>()

/** The language of the moment. */
export function currentLanguage(): Language {
  return i18next.language === 'ar' ? 'ar' : 'en'
}

/** Fetches the words of a plugin's pages, once, in the language of the moment; always answers the same promise. */
export function loadWords(messages: Messages, language: Language = currentLanguage()): Promise<void> {
  const name = nameOf(messages, language)
  const words = asked.get(name) ?? fetchWords(messages, language)
  asked.set(name, words)
  return words
}

async function fetchWords(messages: Messages, language: Language): Promise<void> {
  if (messages.pages) addWords(messages, language, await messages.pages[language]())
  here.add(nameOf(messages, language))
}

/** Whether the words of a plugin's pages can be said. */
export function areWordsHere(messages: Messages, language: Language): boolean {
  return messages.pages === undefined || here.has(nameOf(messages, language))
}

/** Waits for all words that were asked for, so that a page appears with those of the components it is made of. */
export async function wordsAskedFor(): Promise<void> {
  await Promise.allSettled(asked.values())
}

/** Fetches, in another language, the words of those pages whose words are here in some language. */
export async function translateWords(known: readonly Messages[], language: Language): Promise<void> {
  const names = [...asked.keys()]
  await Promise.all(
    known
      .filter(({ namespace }) => names.some((name) => name.endsWith(` ${namespace}`)))
      .map((messages) => loadWords(messages, language)),
  )
}

/** Adds sentences to those a plugin has already. */
export function addWords({ namespace }: Messages, language: Language, table: MessageTable): void {
  i18next.addResourceBundle(language, namespace, table, true, true)
}

function nameOf({ namespace }: Messages, language: Language): string {
  return `${language} ${namespace}`
}
