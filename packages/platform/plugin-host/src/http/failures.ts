import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RefusalFacts, type RefusalKind, refusalOf, sendJson } from '@platform/plugin-api'
import type { Log } from '../log.ts'
import { requestIdOf } from './request-id.ts'

const statuses = {
  invalid: 400,
  conflict: 409,
  missing: 404,
  forbidden: 403,
  throttled: 429,
  busy: 503,
} as const satisfies Record<RefusalKind, number>

/** Of what is refused before anybody has looked at what is asked: closer than by its kind. */
const closerStatuses: ReadonlyMap<string, number> = new Map([
  ['body_too_large', 413],
  ['body_compressed', 415],
  ['not_json', 415],
])

interface Failure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly facts?: RefusalFacts
}

/** The one place that turns what went wrong outside of a procedure into an answer. */
export function answerFailure(
  log: Log,
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const failure = failureOf(error, response)
  if (failure.status >= 500)
    log.error({ err: error, requestId: requestIdOf(response), url: addressOf(request) }, 'request failed')
  // The answer broke off in the midst: whoever reads it must see that.
  if (response.headersSent) return void response.destroy()
  if (typeof failure.facts?.['secondsLeft'] === 'number')
    response.setHeader('Retry-After', failure.facts['secondsLeft'])
  send(request, response, failure)
}

/** Answers that there is nothing at an address of the API. */
export function answerNothingHere(request: IncomingMessage, response: ServerResponse): void {
  send(request, response, { status: 404, code: 'not_found', message: 'There is nothing at this address.' })
}

function failureOf(error: unknown, response: ServerResponse): Failure {
  const refusal = refusalOf(error)
  if (refusal) {
    const { kind, code, message, facts } = refusal
    // A handler that knows a closer status has set it already.
    const known = response.statusCode >= 400 ? response.statusCode : closerStatuses.get(code)
    return { status: known ?? statuses[kind], code, message, facts }
  }
  const status = clientStatusOf(error)
  if (status !== undefined) return { status, code: 'bad_request', message: 'The request could not be read.' }
  return { status: 500, code: 'internal', message: 'Something went wrong on our side.' }
}

/** What Express says of a request that it cannot read: a bad address. */
function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined
  return error.status >= 400 && error.status < 500 ? error.status : undefined
}

/** tRPC's client reads its own envelope; everybody else reads the failure itself. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, message, facts }: Failure,
): void {
  if (!addressOf(request).startsWith('/trpc/')) {
    sendJson(response, status, { code, message, facts, requestId: requestIdOf(response) })
    return
  }
  const refusal = { code, message, facts: facts ?? {} }
  const data = { code: code.toUpperCase(), httpStatus: status, refusal }
  sendJson(response, status, { error: { message, code: -32600, data } })
}

/** As it was asked for: Express shortens it on its way. */
function addressOf(request: IncomingMessage & { readonly originalUrl?: string }): string {
  return request.originalUrl ?? request.url ?? ''
}
