import type { Tx } from '@platform/database'
import type { AccountRef, ItemRef } from './journal-entry-draft.ts'
import {
  findOpenItemsOfCustomers,
  lockOpenItemsById,
  type OpenItemRow,
  readOpenItemsById,
} from './sql/open-items.ts'

/** An item on a matchable account and what of it is open. Above zero the customer owes, below zero we do. */
export interface OpenItem {
  readonly item: ItemRef
  readonly accountId: string
  readonly customerId: string | null
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly dueDate: string | null
  /** Minor units of the company's currency, debit above zero. */
  readonly amount: bigint
  readonly residual: bigint
  /** The same in the currency that was agreed, where that is another. */
  readonly inCurrency: {
    readonly currency: string
    readonly amount: bigint
    readonly residual: bigint
  } | null
}

/**
 * Locks open items that no document stands for, in one order, and answers them in no particular one. Rank 'invoice':
 * whoever also locks invoices joins `accounting.open_item` in their own locking statement instead.
 */
export async function lockOpenItems(
  tx: Tx,
  companyId: number,
  items: readonly ItemRef[],
): Promise<readonly OpenItem[]> {
  // The lock waits with an old snapshot; the residual is read in the statement behind it.
  const [, rows] = await Promise.all([
    tx.lock('invoice', lockOpenItemsById, [companyId, ...keysOf(items)]),
    tx.query(readOpenItemsById, [companyId, ...keysOf(items)]),
  ])
  return rows.map(openItemOf)
}

/** Reads open items as they stand. Whoever decides on them holds the lock of their document. */
export async function readOpenItems(
  tx: Tx,
  companyId: number,
  items: readonly ItemRef[],
): Promise<readonly OpenItem[]> {
  const rows = await tx.query(readOpenItemsById, [companyId, ...keysOf(items)])
  return rows.map(openItemOf)
}

/**
 * What is open on an account for some customers: who owes comes first by due date, then by date and posting, so that
 * the oldest is settled first.
 */
export async function findOpenItems(
  tx: Tx,
  companyId: number,
  { customerIds, account }: { readonly customerIds: readonly string[]; readonly account: AccountRef },
): Promise<readonly OpenItem[]> {
  const rows = await tx.query(findOpenItemsOfCustomers, [
    companyId,
    customerIds,
    'role' in account ? account.role : null,
    'id' in account ? account.id : null,
  ])
  return rows.map(openItemOf)
}

function keysOf(items: readonly ItemRef[]): [string[], number[]] {
  return [items.map(({ entryId }) => entryId), items.map(({ line }) => line)]
}

function openItemOf(row: OpenItemRow): OpenItem {
  const { currency, currency_amount: amount, currency_residual: residual } = row
  return {
    item: { entryId: row.entry_id, line: row.line },
    accountId: row.account_id,
    customerId: row.customer_id,
    date: row.date,
    dueDate: row.due_date,
    amount: row.amount,
    residual: row.residual,
    inCurrency:
      currency === null || amount === null || residual === null ? null : { currency, amount, residual },
  }
}
