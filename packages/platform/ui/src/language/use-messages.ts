import type { MessageKey, Messages, MessageTable } from '@platform/plugin-api/web'
import i18next from 'i18next'
import { use, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, loadEveryWord } from './i18n.ts'
import { uiMessages } from './messages.ts'
import { areWordsHere, loadWords } from './words.ts'

/** What a sentence's placeholders are filled with; `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Says a key of one plugin's messages in the reader's language. */
export type Say<En extends MessageTable> = (key: MessageKey<En>, values?: MessageValues) => string

/**
 * The words of a plugin: `const t = useMessages(messages)`, then `t('invoices.title')`. The shell fetches them with the
 * plugin's pages; what says them elsewhere waits for them, under the nearest `Suspense`.
 */
export function useMessages<Always extends MessageTable, Pages extends MessageTable>(
  messages: Messages<Always, Pages>,
): Say<Always & Pages> {
  const { t, i18n } = useTranslation(messages.namespace)
  const language = useLanguage()
  if (!areWordsHere(messages, language)) use(loadWords(messages, language))
  // A new language must make new sentences.
  return useMemo(() => (key, values) => t(key, { ...values }), [t, i18n.language])
}

/** The design system's own words. */
export function useUiMessages(): Say<typeof uiMessages.always.en> {
  return useMessages(uiMessages)
}

/** Says a key outside of a component, in the language of the moment: one of those that are always there. */
export function say<Always extends MessageTable>(
  messages: Messages<Always>,
  key: MessageKey<Always>,
  values?: MessageValues,
): string {
  return i18next.t(key, { ns: messages.namespace, ...values })
}

/** Says a key that was checked where it was written down, such as a nav label of a manifest. */
export function useSayUnchecked(): (namespace: string, key: string, values?: MessageValues) => string {
  const { t } = useTranslation()
  return (namespace, key, values) => t(key, { ns: namespace, ...values })
}

const everyWord = new Map<Language, Promise<void>>()

/** The same for any key of any plugin, such as the titles of their permissions: waits until all words are here. */
export function useSayEverything(): ReturnType<typeof useSayUnchecked> {
  const language = useLanguage()
  const words = everyWord.get(language) ?? loadEveryWord()
  everyWord.set(language, words)
  use(words)
  return useSayUnchecked()
}

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'ar' ? 'ar' : 'en'
}
