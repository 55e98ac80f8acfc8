import type { PosCardTerminal } from '@erp/point-of-sale'

/** Amounts that end like this are declined: thirteen cents. */
const UNLUCKY = 13n

/**
 * A card terminal to practise with: it takes nothing from anybody, approves what it is asked for, and declines amounts that
 * end in 13, so that one sees what a cashier sees then.
 */
export const practiceTerminal: PosCardTerminal = {
  id: 'practice',
  title: 'Practice terminal: declines what ends in 13',
  charge: async (_database, _company, { amount, idempotencyKey }) =>
    amount % 100n === UNLUCKY
      ? { approved: false, reason: 'Insufficient funds' }
      : { approved: true, authorisation: `Practice ${idempotencyKey.slice(0, 8)}` },
}
