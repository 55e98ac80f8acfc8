import { type Database, transaction } from '@platform/database'
import { type Company, dayIn, listCompanies } from '@platform/plugin-api'
import { type Sealed, sealWallets } from '@wallet/ledger'

export interface SealedCompany {
  readonly company: Company
  readonly sealed: Sealed
}

/**
 * Seals the wallets of every company, or of the one asked for, each in a transaction of its own; without `again` only
 * those that have no seal yet of what is today there. Stops between two companies when `signal` says so.
 */
export async function* sealCompanies(
  database: Database,
  { companyId, again = false, signal }: { companyId?: number; again?: boolean; signal: AbortSignal },
): AsyncGenerator<SealedCompany> {
  for (const company of await listCompanies(database)) {
    if (companyId !== undefined && company.id !== companyId) continue
    signal.throwIfAborted()
    const day = dayIn(company.timeZone)
    const sealed = await transaction(database, (tx) => sealWallets(tx, company.id, { day, again }))
    if (sealed) yield { company, sealed }
  }
}
