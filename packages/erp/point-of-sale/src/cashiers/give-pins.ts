import { hash } from '@node-rs/argon2'
import { type Database, transaction } from '@platform/database'
import { writePin } from '../sql/pins.ts'

/** Gives people PINs by program: for a demonstration, or taken over from elsewhere. Nobody is asked whether they may. */
export async function givePins(
  database: Database,
  companyId: number,
  pins: readonly { readonly userId: string; readonly pin: string }[],
): Promise<void> {
  for (const { userId, pin } of pins) {
    const pinHash = await hash(pin)
    await transaction(database, async (tx) => tx.send(writePin, [companyId, userId, pinHash]))
  }
}
