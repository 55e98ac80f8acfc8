import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '@platform/database'
import { defineExtensionPoint } from './extension-point.ts'
import { notAllowed, type Permission } from './permission.ts'
import { companyOf, type Session } from './session.ts'

/** What a handler gets with a request. */
export interface HttpContext {
  readonly requestId: string
  readonly database: Database
  readonly session: Session | null
  /** Where the request comes from, proxies that the operator trusts looked through. */
  readonly client: { readonly address: string; readonly secure: boolean }
}

/** Plain HTTP where tRPC does not fit: sign-in, downloads, webhooks. Bodies are not parsed for it. */
export interface HttpHandler {
  readonly id: string
  /** Everything below this path comes here: '/api/auth'. */
  readonly path: string
  handle(request: IncomingMessage, response: ServerResponse, context: HttpContext): Promise<void>
}

/**
 * The session of somebody who may, for a handler: as `procedure` does for procedures. Refuses whoever is not signed in,
 * with 401, and whose role has not the permission.
 */
export function allowedSession(
  response: ServerResponse,
  { session }: HttpContext,
  permission: Permission,
): Session {
  if (!session) response.statusCode = 401
  companyOf(session)
  if (!session?.permissions.has(permission.id)) throw notAllowed(permission)
  return session
}

/** Owned by the host. */
export const httpHandlers = defineExtensionPoint<HttpHandler>('host.httpHandlers')

/** Who a request comes from, before the host works out what the role may do. */
export type ResolvedSession = Omit<Session, 'permissions' | 'plugins'> & {
  /**
   * Ids of the plugins that the company has switched off, as `host.plugin_off_view` has them. Read together with the
   * session, because every request needs both.
   */
  readonly pluginsOff: readonly string[]
}

/** What a request says of itself, by name in any case; null where it does not. `Headers` is one. */
export type RequestHeaders = Pick<Headers, 'get'>

/** Reads the session of a request from its headers. Exactly one plugin does. */
export interface SessionResolver {
  readonly id: string
  resolve(database: Database, headers: RequestHeaders): Promise<ResolvedSession | null>
}

/** Owned by the host. */
export const sessionResolvers = defineExtensionPoint<SessionResolver>('host.sessionResolvers')
