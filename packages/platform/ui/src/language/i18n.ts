import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { fetchOnce } from './fetch-once.ts'
import { uiMessages } from './messages.ts'
import { addWords, type Language, languages, loadWords, speak, translateWords } from './words.ts'

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' }

const storageKey = 'erp.language'

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The language chosen before on this device, else the browser's, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages.map((tag) => tag.split('-')[0])]
  return (
    languages.find((language) => wanted.find((tag) => languages.some((l) => l === tag)) === language) ?? 'en'
  )
}

let known: readonly Messages[] = [uiMessages]

/** Starts the words that are always there: every plugin's English, and the chosen language when it is another. */
export async function startLanguages(messages: readonly Messages[], language: Language): Promise<void> {
  known = [uiMessages, ...messages]
  for (const one of known) addWords(one, 'en', one.always.en)
  await chooseLanguage(language)
}

/** Fetches the words of every plugin's pages, for what is said of all of them in one place. */
export async function loadEveryWord(): Promise<void> {
  await Promise.all(known.map((messages) => loadWords(messages)))
}

const findings = new Map<Language, Promise<MessageTable>>()

/** Fetches what the checks of every plugin say, by their English sentences; once. English has no need of it. */
export function loadFindings(language: Exclude<Language, 'en'>): Promise<MessageTable> {
  return fetchOnce(findings, language, async () =>
    Object.assign({}, ...(await Promise.all(known.map(({ findings: words }) => words?.[language]())))),
  )
}

/** Changes the language of the page: fetches its words, turns the page around, remembers the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  await Promise.all([
    ...(language === 'ar'
      ? known.map(async (messages) => addWords(messages, 'ar', await messages.always.ar()))
      : []),
    // What is open now is open in the other language at once.
    translateWords(known, language),
  ])
  speak(language)
  localStorage.setItem(storageKey, language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
