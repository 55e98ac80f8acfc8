import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { readRecharges } from '../sql/orders.ts'

/** The recharges of a session, the latest first; change that was kept is one of its sale. */
export async function listRecharges(database: Database, company: Company, sessionId: string) {
  const rows = await transaction(database, (tx) => tx.query(readRecharges, [company.id, sessionId]))
  return rows.map((row) => ({
    orderId: row.id,
    number: row.receipt_number,
    at: row.recorded_at.toISOString(),
    customer: { id: row.customer_id, name: row.customer_name ?? '' },
    methodId: row.kept_by,
    amount: toWire({ amount: row.total, currency: company.currency }),
    undone: row.undone,
    ofSale: row.of_sale,
  }))
}
