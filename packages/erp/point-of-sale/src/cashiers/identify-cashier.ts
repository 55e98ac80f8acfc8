import { type Database, transaction } from '@platform/database'
import { audit, type Session } from '@platform/plugin-api'
import { permissionsOf } from '../permissions.ts'
import { unknownSession } from '../refusals.ts'
import { changeCashier } from '../sql/pins.ts'
import { verifyPin } from './verify-pin.ts'

/** Somebody signs over to themselves: what the till does from now on, they do. Throws what {@link verifyPin} refuses. */
export async function identifyCashier(
  database: Database,
  { company, user }: Session,
  { sessionId, userId, pin }: { readonly sessionId: string; readonly userId: string; readonly pin: string },
): Promise<{ readonly id: string; readonly name: string; readonly may: readonly string[] }> {
  const person = await verifyPin(database, company.id, { userId, pin })
  await transaction(database, async (tx) => {
    const changed = await tx.query(changeCashier, [company.id, sessionId, userId])
    if (changed.length === 0) throw unknownSession(sessionId)
    audit(tx, {
      companyId: company.id,
      actorId: user.id,
      action: 'point-of-sale.cashier-changed',
      subject: `pos-session:${sessionId}`,
      details: { cashier: userId },
    })
  })
  return { id: userId, name: person.name, may: [...permissionsOf(person.role)] }
}
