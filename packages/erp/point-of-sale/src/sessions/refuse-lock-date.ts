import { lockDateMoving } from '@erp/accounting'
import { inTransaction } from '@platform/plugin-api'
import { lockedBySession } from '../refusals.ts'
import { findOpenSessionsUpTo } from '../sql/sessions.ts'

/** What an open session sells still has to be booked on its day, so that day cannot be locked. */
export const refuseLockDate = inTransaction(
  lockDateMoving,
  'point-of-sale.refuse-lock-date',
  async (tx, companyId, moves) => {
    for (const { to } of moves) {
      if (to === null) continue
      const [open] = await tx.query(findOpenSessionsUpTo, [companyId, to])
      if (open) throw lockedBySession(open.name, open.business_date)
    }
    return moves.map(() => undefined)
  },
)
