import { type Database, transaction } from '@platform/database'
import { type MoneyWire, toWire } from '@platform/money'
import { type Company, dateInput } from '@platform/plugin-api'
import { z } from 'zod'
import { readTrialBalance } from './sql/read-trial-balance.ts'

export const trialBalanceInput = z.object({
  /** First day of the period; from the beginning when left out. */
  from: dateInput.optional(),
  /** Last day, as the books stood at its end; everything posted so far when left out. */
  to: dateInput.optional(),
})

/**
 * Every account that was ever posted to: what stood on it before the period, what moved in it, and what stands at
 * its end (debit above zero). In each pair the totals are equal, or the books are broken.
 */
export async function trialBalance(
  database: Database,
  company: Company,
  { from, to }: z.infer<typeof trialBalanceInput>,
) {
  const accounts = await transaction(database, (tx) =>
    tx.query(readTrialBalance, [company.id, from ?? null, to ?? null]),
  )
  const money = (amount: bigint): MoneyWire => toWire({ amount, currency: company.currency })
  const rows = accounts.map(({ account_id: accountId, code, name, type, ...sums }) => {
    const opening = BigInt(sums.opening)
    const debit = BigInt(sums.debit)
    const credit = BigInt(sums.credit)
    return { accountId, code, name, type, opening, debit, credit, closing: opening + debit - credit }
  })
  const sum = (pick: (row: (typeof rows)[number]) => bigint) =>
    money(rows.reduce((total, row) => total + pick(row), 0n))
  return {
    from: from ?? null,
    to: to ?? null,
    rows: rows.map((row) => ({
      ...row,
      opening: money(row.opening),
      debit: money(row.debit),
      credit: money(row.credit),
      closing: money(row.closing),
    })),
    totals: {
      openingDebit: sum(({ opening }) => debitOf(opening)),
      openingCredit: sum(({ opening }) => debitOf(-opening)),
      debit: sum(({ debit }) => debit),
      credit: sum(({ credit }) => credit),
      closingDebit: sum(({ closing }) => debitOf(closing)),
      closingCredit: sum(({ closing }) => debitOf(-closing)),
    },
  }
}

function debitOf(balance: bigint): bigint {
  return balance > 0n ? balance : 0n
}
