import { transaction } from '@platform/database'
import { defineJob, settingsOf } from '@platform/plugin-api'
import { z } from 'zod'
import { movePoints } from './move-points.ts'
import { loyaltySettings } from './settings.ts'
import { companiesWithPoints } from './sql/companies-with-points.ts'
import { lockIdleBalances } from './sql/lock-idle-balances.ts'

/** Every night the points of customers who have earned none for too long are gone, company by company. */
export const expirePoints = defineJob({
  id: 'loyalty.expire-points',
  schema: z.object({}),
  schedule: { cron: '30 2 * * *' },
  async run({ database, signal, progress }) {
    const companies = await transaction(database, (tx) => tx.query(companiesWithPoints))
    for (const [done, { companyId }] of companies.entries()) {
      // A company is whole or not begun: here it is safe to stop.
      signal.throwIfAborted()
      await transaction(database, async (tx) => {
        const { expiryMonths } = await settingsOf(tx, loyaltySettings, companyId)
        if (expiryMonths === null) return
        const idle = await tx.query(lockIdleBalances, [companyId, expiryMonths])
        const expired = idle.map(({ customerId, points, lastEarnedAt }) => ({
          customerId,
          kind: 'expired' as const,
          points: -points,
          source: `expiry:${customerId}:${lastEarnedAt.toISOString()}`,
        }))
        await movePoints(tx, companyId, null, expired)
      })
      await progress((done + 1) / companies.length)
    }
  },
})
