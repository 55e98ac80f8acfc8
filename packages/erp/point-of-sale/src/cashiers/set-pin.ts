import { hash } from '@node-rs/argon2'
import { type Database, transaction } from '@platform/database'
import { audit, type Session } from '@platform/plugin-api'
import { permissions } from '../permissions.ts'
import { mayNotSetPin, unknownPerson } from '../refusals.ts'
import { deletePin, forgetPinAttempts, readPin, writePin } from '../sql/pins.ts'

/**
 * Sets a person's PIN, or takes it away. Throws a refusal: `not_your_pin` for another's, unless one may set up the point
 * of sale; `unknown_person`.
 */
export async function setPin(
  database: Database,
  { company, user, permissions: own }: Session,
  { userId, pin }: { readonly userId: string; readonly pin: string | null },
): Promise<{ readonly userId: string; readonly hasPin: boolean }> {
  if (userId !== user.id && !own.has(permissions.configure.id)) throw mayNotSetPin()
  const pinHash = pin === null ? null : await hash(pin)
  await transaction(database, async (tx) => {
    const [person] = await tx.query(readPin, [company.id, userId])
    if (!person) throw unknownPerson(userId)
    if (pinHash === null) tx.send(deletePin, [company.id, userId])
    else tx.send(writePin, [company.id, userId, pinHash])
    tx.send(forgetPinAttempts, [company.id, userId])
    audit(tx, {
      companyId: company.id,
      actorId: user.id,
      action: pin === null ? 'point-of-sale.pin-removed' : 'point-of-sale.pin-set',
      subject: `user:${userId}`,
    })
  })
  return { userId, hasPin: pin !== null }
}
