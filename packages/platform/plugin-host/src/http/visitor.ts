import type { Database } from '@platform/database'
import { extensionsOf, type HttpContext, type Session, sessionResolvers } from '@platform/plugin-api'
import type { Request } from 'express'
import type { Host } from '../create-host.ts'

/** Who asks, from where, and under which number the log has it. */
export async function visitorOf(
  host: Pick<Host, 'database' | 'sessionFor'>,
  request: Request,
): Promise<HttpContext> {
  return {
    requestId: String(request.id),
    database: host.database,
    session: await findSession(host, request),
    client: { address: request.ip ?? 'unknown', secure: request.secure },
  }
}

async function findSession(
  { database, sessionFor }: { database: Database; sessionFor: Host['sessionFor'] },
  request: Request,
): Promise<Session | null> {
  for (const resolver of extensionsOf(database, sessionResolvers)) {
    const resolved = await resolver.resolve(database, headersOf(request))
    if (resolved) return sessionFor(resolved)
  }
  return null
}

function headersOf({ headers: received }: Request): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  return headers
}
