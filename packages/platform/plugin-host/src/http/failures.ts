import { type RefusalFacts, type RefusalKind, refusalOf } from '@platform/plugin-api'
import type { ErrorRequestHandler, Request, Response } from 'express'
import type { Log } from '../log.ts'

const statuses = {
  invalid: 400,
  conflict: 409,
  missing: 404,
  forbidden: 403,
  throttled: 429,
  busy: 503,
} as const satisfies Record<RefusalKind, number>

interface Failure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly facts?: RefusalFacts
}

/** The one place that turns what went wrong outside of a procedure into an answer. */
export function answerFailures(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const failure = failureOf(error, response)
    if (failure.status >= 500)
      log.error({ err: error, requestId: request.id, url: request.originalUrl }, 'request failed')
    if (typeof failure.facts?.['secondsLeft'] === 'number')
      response.setHeader('Retry-After', failure.facts['secondsLeft'])
    send(request, response, failure)
  }
}

/** Answers that there is nothing at an address of the API. */
export function answerNothingHere(request: Request, response: Response): void {
  send(request, response, { status: 404, code: 'not_found', message: 'There is nothing at this address.' })
}

function failureOf(error: unknown, response: Response): Failure {
  const refusal = refusalOf(error)
  if (refusal) {
    const { kind, code, message, facts } = refusal
    // A handler that knows a closer status has set it already.
    return { status: response.statusCode >= 400 ? response.statusCode : statuses[kind], code, message, facts }
  }
  const status = clientStatusOf(error)
  if (status === 413)
    return { status, code: 'body_too_large', message: 'The request is too large. Send less at a time.' }
  if (status !== undefined) return { status, code: 'bad_request', message: 'The request could not be read.' }
  return { status: 500, code: 'internal', message: 'Something went wrong on our side.' }
}

/** What Express and its body parser say of a request they cannot read: a bad address, a body that is cut off. */
function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined
  return error.status >= 400 && error.status < 500 ? error.status : undefined
}

/** tRPC's client reads its own envelope; everybody else reads the failure itself. */
function send(request: Request, response: Response, { status, code, message, facts }: Failure): void {
  response.status(status).setHeader('Cache-Control', 'no-store')
  if (!request.originalUrl.startsWith('/trpc/')) {
    response.json({ code, message, facts, requestId: request.id })
    return
  }
  const refusal = { code, message, facts: facts ?? {} }
  response.json({
    error: { message, code: -32600, data: { code: code.toUpperCase(), httpStatus: status, refusal } },
  })
}
