import type { MessageKey, Messages, MessageTable } from '@platform/plugin-api/web'
import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from './i18n.ts'
import { uiMessages } from './messages.ts'

/** What a sentence's placeholders are filled with; `count` chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Says a key of one plugin's messages in the reader's language. */
export type Say<En extends MessageTable> = (key: MessageKey<En>, values?: MessageValues) => string

/** The words of a plugin: `const t = useMessages(messages)`, then `t('invoices.title')`. */
export function useMessages<En extends MessageTable>(messages: Messages<En>): Say<En> {
  const { t, i18n } = useTranslation(messages.namespace)
  // A new language must make new sentences.
  return useMemo(() => (key, values) => t(key, { ...values }), [t, i18n.language])
}

/** The design system's own words. */
export function useUiMessages(): Say<typeof uiMessages.en> {
  return useMessages(uiMessages)
}

/** Says a key outside of a component, in the language of the moment. */
export function say<En extends MessageTable>(
  messages: Messages<En>,
  key: MessageKey<En>,
  values?: MessageValues,
): string {
  return i18next.t(key, { ns: messages.namespace, ...values })
}

/** Says a key that was checked where it was written down, such as a nav label of a manifest. */
export function useSayUnchecked(): (namespace: string, key: string, values?: MessageValues) => string {
  const { t } = useTranslation()
  return (namespace, key, values) => t(key, { ns: namespace, ...values })
}

/** The language of the page. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'ar' ? 'ar' : 'en'
}
