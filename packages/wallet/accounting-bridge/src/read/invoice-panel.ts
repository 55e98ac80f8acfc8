import type { Database } from '@platform/database'
import { maxAmount, minAmount, money, toWire } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import { booksPrisma } from '../books-prisma.ts'

/** Why wallet credit cannot be applied to an invoice; null when it can. */
export type AllocationObstacle =
  | 'not_confirmed'
  | 'credit_note'
  | 'wrong_currency'
  | 'paid'
  | 'no_credit'
  | 'wallet_frozen'
  | null

/**
 * What the "Customer wallet" section of an invoice shows: the wallet, what is proposed (the smaller of what is
 * available and what is due), why nothing is where nothing is, and the allocations so far, newest first.
 */
export async function getInvoicePanel(database: Database, company: Company, invoiceId: string) {
  const prisma = booksPrisma(database)
  const [row, allocations] = await Promise.all([
    prisma.invoiceWallet.findUnique({ where: { companyId_invoiceId: { companyId: company.id, invoiceId } } }),
    prisma.allocation.findMany({ where: { companyId: company.id, invoiceId }, orderBy: { id: 'desc' } }),
  ])
  if (!row)
    throw new Refusal({ kind: 'missing', code: 'unknown_invoice', message: 'There is no such invoice.' })
  const amountDue = row.amountDue ?? 0n
  const proposed = maxAmount(0n, minAmount(row.available, amountDue))
  const obstacle = obstacleOf(row, amountDue)
  return {
    customerId: row.customerId,
    walletId: row.walletId,
    balance: toWire(money(row.balance, row.walletCurrency)),
    available: toWire(money(row.available, row.walletCurrency)),
    amountDue: toWire(money(amountDue, row.currency)),
    proposed: obstacle === null ? toWire(money(proposed, row.walletCurrency)) : null,
    obstacle,
    allocations: allocations.map((allocation) => ({
      allocationId: allocation.id,
      amount: toWire(money(allocation.amount, allocation.currency)),
      date: allocation.accountingDate.toISOString().slice(0, 10),
      entryNumber: allocation.entryNumber,
      createdAt: allocation.createdAt.toISOString(),
      undone: allocation.undoneOn?.toISOString().slice(0, 10) ?? null,
    })),
  }
}

function obstacleOf(
  row: {
    kind: string
    status: string
    currency: string
    walletCurrency: string
    available: bigint
    walletStatus: string
  },
  amountDue: bigint,
): AllocationObstacle {
  if (row.kind !== 'invoice') return 'credit_note'
  if (row.status !== 'confirmed') return 'not_confirmed'
  if (row.currency !== row.walletCurrency) return 'wrong_currency'
  if (amountDue <= 0n) return 'paid'
  if (row.walletStatus === 'frozen' || row.walletStatus === 'frozen_out') return 'wallet_frozen'
  if (row.available <= 0n) return 'no_credit'
  return null
}
