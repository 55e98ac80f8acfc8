import type { Database } from '@platform/database'
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import { notAllowed, type Permission } from './permission.ts'
import { Refusal, type RefusalKind } from './refusal.ts'
import { refusalOf } from './refusal-of.ts'
import type { Session } from './session.ts'

/** What a procedure gets with every request. */
export interface RequestContext {
  readonly requestId: string
  readonly database: Database
  readonly session: Session | null
}

/** The context behind a permission: somebody is signed in, in a company. */
export type SignedIn = RequestContext & { readonly session: Session }

const trpc = initTRPC
  .context<RequestContext>()
  .meta<{ readonly permission: string }>()
  .create({
    errorFormatter({ shape, error }) {
      const { cause } = error
      const refusal =
        cause instanceof Refusal
          ? { code: cause.code, facts: cause.facts, message: cause.message }
          : undefined
      const fields = cause instanceof z.ZodError ? z.flattenError(cause).fieldErrors : undefined
      // What went wrong inside is for the log; the reader gets the request id to quote.
      const message =
        error.code === 'INTERNAL_SERVER_ERROR' ? 'Something went wrong on our side.' : shape.message
      const { stack: _stack, ...data } = shape.data
      return { ...shape, message, data: { ...data, refusal, fields } }
    },
  })

const trpcCodes = {
  invalid: 'BAD_REQUEST',
  conflict: 'CONFLICT',
  missing: 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  throttled: 'TOO_MANY_REQUESTS',
  busy: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RefusalKind, TRPCError['code']>

/** The one place that turns a refusal into a transport error. */
const refusing = trpc.middleware(async ({ next, getRawInput }) => {
  // PostgreSQL's text holds every character but this one, and would fail a whole set over it.
  if (hasZeroCharacter(await getRawInput())) throw toTrpcError(zeroCharacter())
  const result = await next()
  const refusal = result.ok ? undefined : refusalOf(result.error.cause)
  if (refusal) throw toTrpcError(refusal)
  return result
})

/** A refusal as tRPC's transport tells it. */
export function toTrpcError(refusal: Refusal): TRPCError {
  return new TRPCError({ code: trpcCodes[refusal.kind], message: refusal.message, cause: refusal })
}

function hasZeroCharacter(input: unknown): boolean {
  // A list of what is still to be looked at, because whoever asks decides how deep it goes, and the stack has an end.
  const pending = [input]
  while (pending.length > 0) {
    const one = pending.pop()
    if (typeof one === 'string' && one.includes('\u0000')) return true
    if (one === null || typeof one !== 'object') continue
    for (const [key, value] of Object.entries(one)) pending.push(key, value)
  }
  return false
}

function zeroCharacter(): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'zero_character',
    message: 'The text has a character that cannot be kept (U+0000). Type it again without it.',
  })
}

export const router = trpc.router

/** A procedure for whoever is signed in and has the permission. There is no way to make one without naming it. */
export function procedure(permission: Permission) {
  return trpc.procedure
    .meta({ permission: permission.id })
    .use(refusing)
    .use(({ ctx, next }) => {
      const { session } = ctx
      if (!session) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Sign in first.' })
      if (!session.permissions.has(permission.id)) throw toTrpcError(notAllowed(permission))
      return next({ ctx: { ...ctx, session } })
    })
}

/** A procedure open to everybody, signed in or not. Say why beside each use. */
export const publicProcedure = trpc.procedure.meta({ permission: 'public' }).use(refusing)
