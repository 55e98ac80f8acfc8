import { type Database, transaction } from '@platform/database'
import type { ResolvedSession, SessionResolver } from '@platform/plugin-api'
import { authOf, hasSecureCookie } from './auth.ts'
import { selectMemberships } from './sql/memberships-of-session.ts'

/**
 * Reads the session from the cookie, and the memberships from the database on every request: who was put out of a
 * company is out at once. Null for nobody, and for somebody who belongs to no company.
 */
export async function findSession(database: Database, headers: Headers): Promise<ResolvedSession | null> {
  if (!headers.get('cookie')?.includes('erp.session_token')) return null
  const found = await authOf(database, { secure: hasSecureCookie(headers) }).api.getSession({ headers })
  if (!found) return null
  const { user, session } = found
  const memberships = await transaction(database, (tx) => tx.query(selectMemberships, [user.id, session.id]))
  const [current] = memberships
  if (!current) return null
  const { role, current: _chosen, ...company } = current
  return {
    id: session.id,
    user: { id: user.id, name: user.name, email: user.email },
    company,
    role,
    companies: memberships.map(({ id, name }) => ({ id, name })),
  }
}

export const sessionResolver: SessionResolver = { id: 'identity.session', resolve: findSession }
