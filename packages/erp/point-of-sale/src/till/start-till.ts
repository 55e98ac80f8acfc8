import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { sessionName } from '../sessions/lock-tills.ts'
import { readTills } from '../sql/till.ts'

/** The registers in use, which of them are open, and what the last session left in each drawer. */
export async function startTill(database: Database, company: Company) {
  const rows = await transaction(database, (tx) => tx.query(readTills, [company.id]))
  return {
    registers: rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      session:
        row.session_id === null || row.session_number === null
          ? null
          : {
              id: row.session_id,
              name: sessionName(row.code, row.session_number),
              openedAt: row.opened_at?.toISOString() ?? '',
              businessDate: row.business_date ?? '',
              openedByName: row.opened_by_name ?? '',
              cashierName: row.cashier_name ?? '',
            },
      lastCounted:
        row.last_counted === null ? null : toWire({ amount: row.last_counted, currency: company.currency }),
    })),
  }
}
