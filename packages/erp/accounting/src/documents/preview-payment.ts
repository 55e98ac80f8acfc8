import { assert, type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { readPreview } from '../journal/read-preview.ts'
import { type CancelPaymentRequest, cancelPayments } from './cancel-payments.ts'
import { confirmPayments } from './confirm-payments.ts'
import { type RegisteredPayment, registerPayments } from './register-payments.ts'
import { rehearse } from './rehearse.ts'
import { findReturnEntry } from './sql/cancel-payments.ts'
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

/** The same of a payment of one document that is not written yet. Throws the refusal that registering it would meet. */
export function previewRegistered(
  database: Database,
  company: Company,
  asked: Omit<RegisteredPayment, 'idempotencyKey'>,
) {
  return rehearse(database, async (tx) => {
    const request = { ...asked, idempotencyKey: newId() }
    const { paymentId } = onlyOutcome(await registerPayments(tx, company, null, [request]))
    const [payment] = await tx.query(readPayments, [company.id, [paymentId], []])
    assert(payment?.entry_id, `payment ${paymentId} was rehearsed without an entry`)
    return readPreview(tx, company, payment.entry_id)
  })
}

/**
 * The items that cancelling a payment will book: what comes out of the wallet or opens invoices again, and what is owed
 * because it was spent elsewhere. Throws the refusal that cancelling would meet.
 */
export function previewReturn(
  database: Database,
  company: Company,
  asked: Omit<CancelPaymentRequest, 'idempotencyKey'>,
) {
  return rehearse(database, async (tx) => {
    onlyOutcome(await cancelPayments(tx, company, null, [{ ...asked, idempotencyKey: newId() }]))
    const [entry] = await tx.query(findReturnEntry, [company.id, asked.paymentId])
    assert(entry, `payment ${asked.paymentId} was rehearsed to return without an entry`)
    return readPreview(tx, company, entry.id)
  })
}
