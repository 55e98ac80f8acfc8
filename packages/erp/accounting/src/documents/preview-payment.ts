import { assert, type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { readPreview } from '../journal/read-preview.ts'
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
    assert(payment?.entry_id, `payment ${paymentId} was rehearsed without an entry`)
    return readPreview(tx, company, payment.entry_id)
  })
}
