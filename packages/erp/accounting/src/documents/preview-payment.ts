import { type Database, newId } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { readEntryItems } from '../journal/sql/read-entry.ts'
import { confirmPayments } from './confirm-payments.ts'
import { rehearse } from './rehearse.ts'
import { readPayments } from './sql/lock-payments.ts'

/**
 * The items that confirming a draft will book, whatever its destination makes of it. Throws the refusal that confirming
 * would meet.
 */
export function previewPayment(database: Database, company: Company, paymentId: string) {
  return rehearse(database, async (tx) => {
    const request = { paymentId, idempotencyKey: newId() }
    onlyOutcome(await confirmPayments(tx, company, null, [request]))
    const [payment] = await tx.query(readPayments, [company.id, [paymentId], []])
    const items = await tx.query(readEntryItems, [company.id, payment?.entry_id])
    const money = (amount: bigint) => toWire({ amount, currency: company.currency })
    return {
      date: payment?.date ?? '',
      items: items.map(({ line, account_id, account_code, account_name, label, debit, credit }) => ({
        line,
        account: { id: account_id, code: account_code, name: account_name },
        label,
        debit: money(debit),
        credit: money(credit),
      })),
    }
  })
}
