import { type Database, transaction } from '@platform/database'
import { type Company, extensionsOf } from '@platform/plugin-api'
import { sessionClosed, unknownSession, unknownTerminal } from '../refusals.ts'
import { readSessions } from '../sql/lock-sessions.ts'
import { type CardAnswer, posCardTerminals } from './card-terminals.ts'

/** Asks the register's card terminal to take an amount, before the sale is booked. Outside any transaction. */
export async function chargeCard(
  database: Database,
  company: Company,
  charge: { readonly sessionId: string; readonly amount: bigint; readonly idempotencyKey: string },
): Promise<CardAnswer> {
  const { sessionId, amount, idempotencyKey } = charge
  const [session] = await transaction(database, (tx) => tx.query(readSessions, [company.id, [sessionId]]))
  if (!session) throw unknownSession(sessionId)
  if (session.closed_at) throw sessionClosed(session.code)
  const terminal = extensionsOf(database, posCardTerminals).find(({ id }) => id === session.terminal_id)
  if (!terminal) throw unknownTerminal(session.terminal_id)
  const { currency } = company
  return terminal.charge(database, company, {
    registerId: session.register_id,
    amount,
    currency,
    idempotencyKey,
  })
}
