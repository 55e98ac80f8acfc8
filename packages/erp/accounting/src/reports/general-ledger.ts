import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, dateInput, idInput, pageInput } from '@platform/plugin-api'
import type { z } from 'zod'
import { unknownAccount } from '../journal/refusals.ts'
import { readLedgerPage, readLedgerTotals } from './sql/read-general-ledger.ts'

export const generalLedgerInput = pageInput.extend({
  accountId: idInput,
  /** Only what was posted for this customer. */
  customerId: idInput.optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/**
 * A page of what was posted to an account, by date, each row with the balance behind it (debit above zero) and the
 * entry and document it comes from. Throws a refusal: `unknown_account`.
 */
export async function generalLedger(
  database: Database,
  company: Company,
  { accountId, customerId, from, to, page, pageSize }: z.infer<typeof generalLedgerInput>,
) {
  const { id: companyId, currency } = company
  const filter = [companyId, accountId, customerId ?? null, from ?? null, to ?? null]
  const [[account], items] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(readLedgerTotals, filter),
      tx.query(readLedgerPage, [...filter, pageSize, (page - 1) * pageSize]),
    ]),
  )
  if (!account) throw unknownAccount(accountId)
  const opening = BigInt(account.opening)
  const debit = BigInt(account.debit)
  const credit = BigInt(account.credit)
  const money = (amount: bigint) => toWire({ amount, currency })
  return {
    account: { id: accountId, code: account.code, name: account.name, type: account.type },
    opening: money(opening),
    debit: money(debit),
    credit: money(credit),
    closing: money(opening + debit - credit),
    total: Number(account.items),
    rows: items.map((item) => ({
      entryId: item.entry_id,
      line: item.line,
      date: item.date,
      number: item.number,
      journalCode: item.journal_code,
      reference: item.reference,
      source: item.source,
      label: item.label,
      customer: item.customer_id && { id: item.customer_id, name: item.customer_name },
      debit: money(item.debit),
      credit: money(item.credit),
      balance: money(opening + BigInt(item.moved)),
    })),
  }
}
