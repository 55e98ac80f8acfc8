import { type Database, transaction } from '@platform/database'
import type { TillCashier } from '../answers.ts'
import { readCashiers } from '../sql/pins.ts'

/** The people who may work at a till, by name. */
export async function listCashiers(database: Database, companyId: number): Promise<readonly TillCashier[]> {
  const rows = await transaction(database, (tx) => tx.query(readCashiers, [companyId]))
  return rows.map(({ has_pin: hasPin, ...person }) => ({ ...person, hasPin }))
}
