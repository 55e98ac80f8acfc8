import type { Database } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import { booksPrisma } from '../books-prisma.ts'
import { walletRow } from './list-wallets.ts'

/** The wallet of a customer of the company. */
export async function getWalletOfCustomer(database: Database, company: Company, customerId: string) {
  const row = await booksPrisma(database).walletListRow.findUnique({
    where: { companyId_customerId: { companyId: company.id, customerId } },
  })
  if (!row) throw unknownWallet()
  return walletRow(row)
}

/** The wallet whose credit an allocation applied: the way from its journal entry to the history it is part of. */
export async function getWalletOfAllocation(database: Database, company: Company, allocationId: string) {
  const allocation = await booksPrisma(database).allocation.findUnique({
    where: { companyId_id: { companyId: company.id, id: allocationId } },
  })
  if (!allocation) throw unknownWallet()
  return getWalletOfCustomer(database, company, allocation.customerId)
}

/** One wallet of the company. */
export async function getWallet(database: Database, company: Company, walletId: string) {
  const row = await booksPrisma(database).walletListRow.findUnique({
    where: { companyId_walletId: { companyId: company.id, walletId } },
  })
  if (!row) throw unknownWallet()
  return walletRow(row)
}

function unknownWallet(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_wallet', message: 'There is no such wallet.' })
}
