import { type Database, newId, statement, transaction } from '@platform/database'
import { type Company, requestHash } from '@platform/plugin-api'
import { redeemCards, sellCards } from '@wallet/gift-cards'
import { accepted } from '../accepted.ts'
import { addDays } from './days.ts'
import type { Cast } from './tell-demo-story.ts'

const amounts = [2_500n, 5_000n, 5_000n, 10_000n]

const findCashJournal = statement<{ journal_id: string }>(
  'demo.find-cash-journal',
  `select journal_id from accounting.journal_role_view where company_id = $1 and role = 'cash'`,
)

/** Sells a few gift cards, good for three years. One of them is redeemed by somebody else. */
export async function addDemoGiftCards(
  database: Database,
  company: Company,
  { customers, today, actorId }: Pick<Cast, 'customers' | 'today' | 'actorId'>,
): Promise<void> {
  await transaction(database, async (tx) => {
    const [cash] = await tx.query(findCashJournal, [company.id])
    if (!cash) throw new Error('a new company has a cash journal')
    const sold = await sellCards(
      tx,
      company,
      amounts.map((amount, index) => ({
        amount,
        journalId: cash.journal_id,
        expiresOn: addDays(today, 3 * 365),
        buyerId: customers[index]?.customerId ?? null,
        note: null,
        idempotencyKey: newId(),
        requestHash: requestHash({ demo: 'gift card', index }),
        actorId,
      })),
    )
    const [first] = sold.map(accepted)
    const redemption = {
      code: first?.code ?? '',
      customerId: customers[amounts.length]?.customerId ?? '',
      note: 'A birthday present',
      idempotencyKey: newId(),
      requestHash: requestHash({ demo: 'redeemed' }),
      actorId,
      date: today,
    }
    for (const outcome of await redeemCards(tx, company, [redemption])) accepted(outcome)
  })
}
