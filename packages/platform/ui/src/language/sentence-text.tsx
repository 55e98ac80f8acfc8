import { isCurrency } from '@platform/money'
import { partsOf, type Sentence, useSession } from '@platform/plugin-api/web'
import type { ReactNode } from 'react'
import { MoneyText } from '../money/money-text.tsx'
import { DateText, TimeText } from './dates.tsx'
import { directionOf } from './i18n.ts'
import classes from './sentence-text.module.css'
import { useLocale } from './use-locale.ts'
import { useFindings, useLanguage, useUiMessages, useWordsOfCodes } from './use-messages.ts'

/**
 * What a check said, in the reader's language, with its figures and days as the rest of the page writes them; in English
 * where nobody has words for it, such as what was written down as prose.
 */
export function SentenceText({ sentence: { template, values } }: { sentence: Sentence }): ReactNode {
  const words = useFindings()[template]
  const reader = useLanguage()
  const language = words === undefined ? 'en' : reader
  const parts = partsOf(words ?? template)
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          // It stands alone in its cell; on the command line it goes on behind what it is said of.
          index === 0 ? (
            capitalized(part)
          ) : (
            part
          )
        ) : (
          <ValueText
            key={index}
            name={part.name}
            value={values[part.name] ?? '–'}
            format={part.format}
            currency={values['currency']}
          />
        ),
      )}
    </bdi>
  )
}

type ValueTextProps = {
  name: string
  value: string
  format: string | undefined
  currency: string | undefined
}

/** A value in the format that its place names; as it is where it is not of that kind: these come from damaged rows, too. */
function ValueText({ name, value, format, currency }: ValueTextProps): ReactNode {
  const locale = useLocale()
  const { company } = useSession()
  if (format === 'money' && isWhole(value) && isCurrency(currency ?? company.currency))
    return <MoneyText value={{ amount: value, currency: currency ?? company.currency }} />
  if (format === 'figure' && isWhole(value))
    return <bdi>{new Intl.NumberFormat(locale).format(BigInt(value))}</bdi>
  if (format === 'day' && isMoment(value)) return <DateText date={value} />
  if (format === 'moment' && isMoment(value)) return <TimeText at={value} />
  if (format === undefined && isCode(value)) return <CodeText name={name} code={value} />
  return <IdText id={value} />
}

/** What the server names by a code, as the other pages call it; the code itself where nobody has words for it. */
function CodeText({ name, code }: { name: string; code: string }): ReactNode {
  const t = useUiMessages()
  const words = useWordsOfCodes()(name, code)
  return words === undefined ? <IdText id={code} /> : <bdi>{t('code', { words })}</bdi>
}

/** Ids read left to right, also within Arabic. */
function IdText({ id }: { id: string }): ReactNode {
  return (
    <bdi className={classes['id']} dir="ltr" translate="no">
      {id}
    </bdi>
  )
}

function isCode(value: string): boolean {
  return /^[a-z][a-z_.]*$/.test(value)
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isWhole(value: string): boolean {
  return /^-?\d+$/.test(value)
}

function isMoment(value: string): boolean {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !Number.isNaN(Date.parse(value))
}
