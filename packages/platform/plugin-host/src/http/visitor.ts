import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  extensionsOf,
  type HttpContext,
  type Plugin,
  pluginOff,
  Refusal,
  type RequestHeaders,
  type Session,
  sessionResolvers,
} from '@platform/plugin-api'
import type { Request } from 'express'
import type { Host } from '../create-host.ts'
import { requestIdOf } from './request-id.ts'

/** Who asks, from where, and under which number the log has it. */
export async function visitorOf(
  host: Pick<Host, 'database' | 'sessionFor'>,
  request: Request,
  response: ServerResponse,
): Promise<HttpContext> {
  return {
    requestId: requestIdOf(response),
    database: host.database,
    session: await findSession(host, request),
    client: { address: request.ip ?? 'unknown', secure: request.secure },
  }
}

/**
 * A tab says for which company it shows its pages. One left open while another tab switched the company would post to
 * books that its reader does not see, so what changes something is refused there. Who sends no company means the session's.
 */
export function refuseOtherCompany(request: IncomingMessage, session: Session | null): void {
  const shown = request.headers['x-company']
  if (request.method === 'GET' || shown === undefined || session === null) return
  if (shown === String(session.company.id)) return
  throw new Refusal({
    kind: 'conflict',
    code: 'company_switched',
    message: `You have switched to ${session.company.name} in another tab. Nothing was done; reload this page to go on.`,
    facts: { company: session.company.name },
  })
}

/** What a plugin answers is not for a company that has switched it off. */
export function refuseSwitchedOff(plugin: Plugin, session: Session | null): void {
  if (session !== null && !session.plugins.has(plugin.id)) throw pluginOff(plugin)
}

/** The session of a request; null for nobody. */
export async function findSession(
  { database, sessionFor }: Pick<Host, 'database' | 'sessionFor'>,
  request: IncomingMessage,
): Promise<Session | null> {
  for (const resolver of extensionsOf(database, sessionResolvers)) {
    const resolved = await resolver.resolve(database, headersOf(request))
    if (resolved) return sessionFor(resolved)
  }
  return null
}

/** Read where they are: copying all of them for every request costs more than the session does. */
function headersOf({ headers }: IncomingMessage): RequestHeaders {
  return {
    get(name) {
      const value = headers[name.toLowerCase()]
      return (Array.isArray(value) ? value.join(', ') : value) ?? null
    },
  }
}
