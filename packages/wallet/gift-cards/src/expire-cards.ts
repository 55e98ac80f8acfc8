import { lockPeriod, postEntries } from '@erp/accounting'
import { type Database, newId, type Tx, transaction } from '@platform/database'
import { type Company, dayIn, defineJob, isPluginOn, listCompanies } from '@platform/plugin-api'
import { z } from 'zod'
import { expiryEntry } from './card-entries.ts'
import { endCards } from './end-cards.ts'
import { lockCards } from './locked-cards.ts'
import { findOverdue } from './sql/cards.ts'

const CARDS_AT_ONCE = 500

/** Nobody waits for it: a card whose last day is over is refused from midnight on. This books what the shop keeps. */
export const expiryJob = defineJob({
  id: 'wallet-gift-cards.expire',
  schema: z.object({}),
  schedule: { cron: '7 3 * * *' },
  async run({ database, signal }) {
    for (const company of await listCompanies(database)) {
      signal.throwIfAborted()
      const isOn = await transaction(database, (tx) => isPluginOn(tx, 'wallet-gift-cards', company.id))
      if (isOn) await expireCards(database, company, signal)
    }
  },
})

/** Books the overdue cards of a company as breakage income, set by set. Answers how many there were. */
export async function expireCards(
  database: Database,
  company: Company,
  signal: AbortSignal,
): Promise<number> {
  for (let expired = 0; ; ) {
    signal.throwIfAborted()
    const count = await transaction(database, (tx) => expireSome(tx, company))
    expired += count
    if (count < CARDS_AT_ONCE) return expired
  }
}

async function expireSome(tx: Tx, company: Company): Promise<number> {
  const today = dayIn(company.timeZone)
  const [period, overdue] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(findOverdue, [company.id, today, CARDS_AT_ONCE]),
  ])
  if (overdue.length === 0) return 0
  const locked = await lockCards(tx, company, { ids: overdue.map(({ id }) => id) })
  const date = period.firstOpenDate(today)
  // A rival may have ended some of them while we waited.
  const expired = locked.filter(({ state }) => state === 'active').map((card) => ({ card, entryId: newId() }))
  await postEntries(
    tx,
    company.id,
    expired.map(({ card: { id, code_end, amount }, entryId }) =>
      expiryEntry(entryId, { id, codeEnd: code_end, amount, date, actorId: null }),
    ),
  )
  endCards(
    tx,
    company.id,
    expired.map(({ card, entryId }) => ({
      cardId: card.id,
      how: 'expired',
      id: entryId,
      customerId: null,
      date,
      asked: null,
    })),
  )
  return overdue.length
}
