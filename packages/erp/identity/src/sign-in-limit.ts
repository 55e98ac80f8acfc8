import { createHash } from 'node:crypto'
import { type Database, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { countAttempts, forgetAttempts, sweepSessions } from './sql/sign-in-attempts.ts'

/** Guesses at one person's password from one address, a minute. */
const ATTEMPTS_AT_ONE_PERSON = 10
/** Guesses from one address at anybody's, a minute: an office behind one address signs in within it. */
const ATTEMPTS_FROM_ONE_ADDRESS = 100

/** Who tries to sign in, from where. */
export interface SignInAttempt {
  readonly address: string
  readonly email: string
}

/** Counts an attempt in the database, so that every process counts the same. Refuses the one too many, naming the wait. */
export async function countSignInAttempt(database: Database, attempt: SignInAttempt): Promise<void> {
  const { address } = attempt
  const limits = [
    { key: keyOf(attempt), most: ATTEMPTS_AT_ONE_PERSON },
    { key: hashOf([address]), most: ATTEMPTS_FROM_ONE_ADDRESS },
  ]
  for (const { key, most } of limits) {
    const [counted] = await transaction(database, (tx) => tx.query(countAttempts, [[key]]))
    if (counted && counted.attempts > most)
      throw new Refusal({
        kind: 'throttled',
        code: 'too_many_sign_ins',
        message: `Too many attempts to sign in. Wait ${counted.secondsLeft} seconds, then try again.`,
        facts: { secondsLeft: counted.secondsLeft },
      })
  }
}

/** Somebody signed in: their slips of the minute no longer count. A moment as good as any to sweep out old sessions. */
export async function forgetSignInAttempts(database: Database, attempt: SignInAttempt): Promise<void> {
  await transaction(database, async (tx) => {
    tx.send(forgetAttempts, [keyOf(attempt)])
    tx.send(sweepSessions)
  })
}

function keyOf({ address, email }: SignInAttempt): Buffer {
  return hashOf([address, email.trim().toLowerCase()])
}

function hashOf(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}
