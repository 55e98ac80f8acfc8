import { verify } from '@node-rs/argon2'
import { type Database, transaction } from '@platform/database'
import { audit, Refusal, type Session } from '@platform/plugin-api'
import { hashPassword } from '../auth.ts'
import { countSignInAttempt } from '../sign-in-limit.ts'
import { changePassword, endSessions, findPassword } from './statements.ts'

/**
 * Changes the password of whoever is signed in, and ends their other sign-ins. Refuses a wrong present password, and
 * guesses beyond a few a minute.
 */
export async function changeOwnPassword(
  database: Database,
  { id: sessionId, user, company }: Session,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<void> {
  // Whoever sits down at a screen that was left open must not be able to guess.
  await countSignInAttempt(database, { address: `session:${sessionId}`, email: user.email })
  const [stored] = await transaction(database, (tx) => tx.query(findPassword, [user.id]))
  if (!stored || !(await verify(stored.password, current))) throw wrongPassword()
  const hashed = await hashPassword(next)
  await transaction(database, async (tx) => {
    tx.send(changePassword, [user.id, hashed])
    tx.send(endSessions, [user.id, sessionId])
    audit(tx, {
      companyId: company.id,
      actorId: user.id,
      action: 'identity.password-changed',
      subject: `user:${user.id}`,
    })
  })
}

function wrongPassword(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'wrong_password',
    message: 'That is not your present password.',
    facts: { field: 'current' },
  })
}
