import { formatMoney } from '@platform/money'
import type { Messages } from '@platform/plugin-api/web'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { uiMessages } from './messages.ts'
import { addWords, loadWords, translateWords } from './words.ts'

/** The languages every plugin speaks. */
export const languages = ['en', 'ar'] as const
export type Language = (typeof languages)[number]

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
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: Object.fromEntries(known.map(({ namespace, always }) => [namespace, always.en])) },
    // Keys are flat and may hold dots; the namespace is always given.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    // Words that arrive after what says them are said then.
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  i18next.services.formatter?.add('money', (amount: string, locale, values) =>
    formatMoney({ amount: BigInt(amount), currency: String(values['currency']) }, locale ?? 'en'),
  )
  i18next.services.formatter?.add('pluginName', (id: string) => nameOfPlugin(id))
  await chooseLanguage(language)
}

/** What a plugin is called, in the language of the moment: its own word 'plugin.name', else what the server calls it. */
export function nameOfPlugin(id: string, otherwise = id): string {
  return i18next.t('plugin.name', { ns: id, defaultValue: otherwise })
}

/** Fetches the words of every plugin's pages, for what is said of all of them in one place. */
export async function loadEveryWord(): Promise<void> {
  await Promise.all(known.map((messages) => loadWords(messages)))
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
  await i18next.changeLanguage(language)
  localStorage.setItem(storageKey, language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
