import { type Database, transaction } from '@platform/database'
import type { ResolvedSession, SessionResolver } from '@platform/plugin-api'
import { sessionKey } from './auth.ts'
import { readSessionToken } from './session-cookie.ts'
import { selectSession } from './sql/find-session.ts'

/**
 * Reads who asks from the cookie, and the memberships from the database on every request: who was put out of a
 * company is out at once. Null for nobody, and for somebody who belongs to no company.
 */
async function findSession(database: Database, headers: Headers): Promise<ResolvedSession | null> {
  const cookies = headers.get('cookie')
  const token = cookies === null ? undefined : readSessionToken(cookies, sessionKey())
  if (token === undefined) return null
  const rows = await transaction(database, (tx) => tx.query(selectSession, [token]))
  const [current] = rows
  if (!current) return null
  const { sessionId, userId, userName, email, companyId, companyName, currency, locale, timeZone } = current
  return {
    id: sessionId,
    user: { id: userId, name: userName, email },
    company: { id: companyId, name: companyName, currency, locale, timeZone },
    role: current.role,
    pluginsOff: current.pluginsOff,
    companies: rows.map((row) => ({ id: row.companyId, name: row.companyName })),
  }
}

export const sessionResolver: SessionResolver = { id: 'identity.session', resolve: findSession }
