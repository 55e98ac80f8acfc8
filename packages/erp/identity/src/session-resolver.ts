import { batched, type Database, onePerDatabase, transaction } from '@platform/database'
import type { RequestHeaders, ResolvedSession, SessionResolver } from '@platform/plugin-api'
import { sessionKey } from './auth.ts'
import { readSessionToken } from './session-cookie.ts'
import { type SessionRow, selectSessions } from './sql/find-session.ts'

interface Asked {
  readonly token: string
  /** Tells it from whoever asks for the same session. */
  readonly turn: number
}

/**
 * Reads sessions, those that are asked for at the same time in one go: at a busy till it is every request that asks. No
 * two of them share an answer, though, and none gets one that was read before it asked.
 */
const readSessions = onePerDatabase((database) => {
  let turn = 0
  const read = batched(
    async (requests: readonly Asked[]): Promise<(readonly SessionRow[])[]> => {
      const tokens = requests.map(({ token }) => token)
      const rows = await transaction(database, (tx) => tx.query(selectSessions, [tokens]))
      return tokens.map((token) => rows.filter((row) => row.token === token))
    },
    {
      lanes: 1,
      sizeMax: 256,
      queueMax: 10_000,
      groupOf: () => 'sessions',
      contentionOf: ({ token }) => token,
      identityOf: (asked) => String(asked.turn),
    },
  )
  return (token: string) => read({ token, turn: turn++ })
})

/**
 * Reads who asks from the cookie, and the memberships from the database on every request: who was put out of a
 * company is out at once. Null for nobody, and for somebody who belongs to no company.
 */
async function findSession(database: Database, headers: RequestHeaders): Promise<ResolvedSession | null> {
  const cookies = headers.get('cookie')
  const token = cookies === null ? undefined : readSessionToken(cookies, sessionKey())
  if (token === undefined) return null
  const rows = await readSessions(database)(token)
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
