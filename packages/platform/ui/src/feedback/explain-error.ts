import { type Messages, type MessageTable, wasAnswered } from '@platform/plugin-api/web'
import { uiMessages } from '../language/messages.ts'
import { say } from '../language/use-messages.ts'
import { currentLanguage, pluginsSaying, sentenceOf } from '../language/words.ts'

/** An expected "no" of the server: a stable code, the facts and a sentence. */
export type ShownRefusal = {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly message: string
}

type ErrorDetails = {
  readonly code?: string
  readonly httpStatus?: number
  readonly refusal?: ShownRefusal
  readonly fields?: Readonly<Record<string, readonly string[] | undefined>>
}

/** The refusal that an error carries, if the server refused. */
export function refusalOf(error: unknown): ShownRefusal | undefined {
  return detailsOf(error).refusal
}

/** Which fields of the input broke which rule, by name. */
export function fieldProblemsOf(error: unknown): Readonly<Record<string, readonly string[] | undefined>> {
  return detailsOf(error).fields ?? {}
}

/** What is wrong with one field, if that is what the server said: shown under the field. */
export function problemOfField(
  error: unknown,
  field: string,
  messages?: Messages<MessageTable>,
): string | undefined {
  if (refusalOf(error)?.facts['field'] === field) return explainError(error, messages)
  return fieldProblemsOf(error)[field]?.join(', ')
}

/** Whether the session is over. */
export function isSignedOut(error: unknown): boolean {
  return detailsOf(error).code === 'UNAUTHORIZED'
}

/**
 * An error as one kind sentence that says what to do. A plugin translates a refusal under
 * `refusal.<code>`; amounts among the facts are written `{{available, money}}`.
 */
export function explainError(error: unknown, messages?: Messages<MessageTable>): string {
  const { code, httpStatus, refusal, fields } = detailsOf(error)
  if (refusal !== undefined) {
    const key = `refusal.${refusal.code}`
    const namespace = namespaceWith(key, messages?.namespace)
    return namespace === undefined ? refusal.message : sentenceOf(namespace, key, refusal.facts)
  }
  if (fields !== undefined) return say(uiMessages, 'error.invalid', { fields: sayFields(fields) })
  if (code === 'UNAUTHORIZED') return say(uiMessages, 'error.signedOut')
  if (code === 'FORBIDDEN') return say(uiMessages, 'error.forbidden')
  if (code === 'NOT_FOUND') return say(uiMessages, 'error.missing')
  if (code === 'TOO_MANY_REQUESTS' || httpStatus === 429) return say(uiMessages, 'error.tooMany')
  return say(uiMessages, wasAnswered(error) ? 'error.server' : 'error.offline')
}

/**
 * Who translates a refusal: the plugin of the page, or another whose part in the deed refused it. In English the
 * server's own sentence is better than that of a namesake elsewhere.
 */
function namespaceWith(key: string, own: string | undefined): string | undefined {
  const speaking = pluginsSaying(key)
  if (own !== undefined && speaking.includes(own)) return own
  return currentLanguage() === 'en' ? undefined : speaking[0]
}

function sayFields(fields: NonNullable<ErrorDetails['fields']>): string {
  return Object.entries(fields)
    .map(([name, problems]) => `${name} (${(problems ?? []).join(', ')})`)
    .join('; ')
}

function detailsOf(error: unknown): ErrorDetails {
  // A tRPC client error carries the server's shape in `data`; it was made by our own formatter.
  return wasAnswered(error) ? (error as { data: ErrorDetails }).data : {}
}
