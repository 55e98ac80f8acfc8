import { newId } from '@platform/database'
import type { Shop } from './open-shop.ts'

/** Brings what the drawer of the first till was left with to the bank, so that the next session begins with nothing. */
export async function emptyDrawer(shop: Shop): Promise<void> {
  const cashier = shop.as(shop.cashier)
  const [register] = (await cashier.till.start()).registers
  const sessionId = await shop.openSession(BigInt(register?.lastCounted?.amount ?? 0))
  const { cash } = await cashier.sessions.report({ sessionId })
  await cashier.cash.move({
    sessionId,
    kind: 'drop',
    amount: cash.expected.amount,
    reason: 'To the bank',
    idempotencyKey: newId(),
  })
  await shop.closeSession(sessionId)
}
