import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '@platform/database'
import { defineExtensionPoint } from './extension-point.ts'
import type { Role } from './permission.ts'
import type { Company, Session } from './session.ts'

/** Plain HTTP where tRPC does not fit: sign-in, downloads, webhooks. Bodies are not parsed for it. */
export interface HttpHandler {
  readonly id: string
  /** Everything below this path comes here: '/api/auth'. */
  readonly path: string
  handle(
    request: IncomingMessage,
    response: ServerResponse,
    context: { readonly database: Database; readonly session: Session | null },
  ): Promise<void>
}

/** Owned by the host. */
export const httpHandlers = defineExtensionPoint<HttpHandler>('host.httpHandlers')

/** Who a request comes from, before the host works out what the role may do. */
export interface ResolvedSession {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly company: Company
  readonly role: Role
  readonly companies: readonly { readonly id: number; readonly name: string }[]
}

/** Reads the session of a request from its headers. Exactly one plugin does. */
export interface SessionResolver {
  readonly id: string
  resolve(database: Database, headers: Headers): Promise<ResolvedSession | null>
}

/** Owned by the host. */
export const sessionResolvers = defineExtensionPoint<SessionResolver>('host.sessionResolvers')
