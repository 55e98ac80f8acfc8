import { verify } from '@node-rs/argon2'
import { type Database, transaction } from '@platform/database'
import type { Role } from '@platform/plugin-api'
import * as refuse from '../refusals.ts'
import { countPinAttempt, forgetPinAttempts, readPin } from '../sql/pins.ts'

/** Guesses at one person's PIN in five minutes: four digits would hold out for a week. */
const ATTEMPTS_AT_ONE_PIN = 5

/** Somebody whose PIN was right. */
export interface IdentifiedPerson {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

/**
 * Verifies a person's PIN, outside any transaction, because that is slow on purpose. Guesses are counted in the database,
 * so that every process counts the same. Throws a refusal: `wrong_pin`, `no_pin`, `too_many_pins`, `unknown_person`.
 */
export async function verifyPin(
  database: Database,
  companyId: number,
  { userId, pin }: { readonly userId: string; readonly pin: string },
): Promise<IdentifiedPerson> {
  const [person] = await transaction(database, (tx) => tx.query(readPin, [companyId, userId]))
  if (!person) throw refuse.unknownPerson(userId)
  if (person.pin_hash === null) throw refuse.noPin(person.name)
  const [counted] = await transaction(database, (tx) => tx.query(countPinAttempt, [companyId, userId]))
  if (counted && counted.attempts > ATTEMPTS_AT_ONE_PIN) throw refuse.tooManyPins(counted.seconds_left)
  if (!(await verify(person.pin_hash, pin))) throw refuse.wrongPin()
  await transaction(database, async (tx) => tx.send(forgetPinAttempts, [companyId, userId]))
  return { userId, name: person.name, role: person.role }
}
