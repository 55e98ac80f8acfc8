import type { MessageKey, Messages, MessageTable } from '@platform/plugin-api/web'
import { use, useMemo, useSyncExternalStore } from 'react'
import { fetchOnce } from './fetch-once.ts'
import { loadEveryWord, loadFindings } from './i18n.ts'
import { uiMessages } from './messages.ts'
import type { MessageValues } from './sentence.ts'
import {
  areWordsHere,
  currentLanguage,
  editionOfWords,
  type Language,
  loadWords,
  onWordsChanged,
  sentenceOf,
  wordsOfCode,
} from './words.ts'

/** Says a key of one plugin's messages in the reader's language. */
export type Say<En extends MessageTable> = (key: MessageKey<En>, values?: MessageValues) => string

/**
 * The words of a plugin: `const t = useMessages(messages)`, then `t('invoices.title')`. The shell fetches them with the
 * plugin's pages; what says them elsewhere waits for them, under the nearest `Suspense`.
 */
export function useMessages<Always extends MessageTable, Pages extends MessageTable>(
  messages: Messages<Always, Pages>,
): Say<Always & Pages> {
  const edition = useEdition()
  const { namespace } = messages
  if (!areWordsHere(messages)) use(loadWords(messages))
  // New words must make new sentences, also in what remembers them by this function.
  return useMemo(
    () =>
      (key, values = {}) =>
        sentenceOf(namespace, key, values),
    [namespace, edition],
  )
}

/** The design system's own words. */
export function useUiMessages(): Say<typeof uiMessages.always.en> {
  return useMessages(uiMessages)
}

/** Says a key outside of a component, in the language of the moment: one of those that are always there. */
export function say<Always extends MessageTable>(
  messages: Messages<Always>,
  key: MessageKey<Always>,
  values: MessageValues = {},
): string {
  return sentenceOf(messages.namespace, key, values)
}

/** Says a key that was not checked by the compiler; `defaultValue` where nobody has words for it. */
type SayUnchecked = (namespace: string, key: string, values?: MessageValues) => string

/** Says a key that was checked where it was written down, such as a nav label of a manifest. */
export function useSayUnchecked(): SayUnchecked {
  useEdition()
  return (namespace, key, { defaultValue, ...values } = {}) =>
    sentenceOf(namespace, key, values, typeof defaultValue === 'string' ? defaultValue : key)
}

const everyWord = new Map<Language, Promise<void>>()

/** The same for any key of any plugin, such as the titles of their permissions: waits until all words are here. */
export function useSayEverything(): SayUnchecked {
  const language = useLanguage()
  use(fetchOnce(everyWord, language, loadEveryWord))
  return useSayUnchecked()
}

const asTheServerSays: MessageTable = {}

/** Says a code where a plugin has words for it, see {@link wordsOfCode}: waits until all words are here. */
export function useWordsOfCodes(): typeof wordsOfCode {
  useSayEverything()
  return wordsOfCode
}

/** What checks say in the reader's language, by their English sentences: waits until it is here. */
export function useFindings(): MessageTable {
  const language = useLanguage()
  return language === 'en' ? asTheServerSays : use(loadFindings(language))
}

/** The language of the page. */
export function useLanguage(): Language {
  useEdition()
  return currentLanguage()
}

function useEdition(): number {
  return useSyncExternalStore(onWordsChanged, editionOfWords)
}
