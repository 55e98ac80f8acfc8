import { type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { readPreview } from '../preview/read-preview.ts'
import { rehearse } from '../preview/rehearse.ts'
import { type CancelPaymentRequest, cancelPayments } from './cancel-payments.ts'
import { confirmPayments } from './confirm-payments.ts'
import { type RegisteredPayment, registerPayments } from './register-payments.ts'

/**
 * The items that confirming a draft will book, whatever its destination makes of it. Throws the refusal that confirming
 * would meet.
 */
export function previewPayment(
  database: Database,
  company: Company,
  { paymentId, actorId }: { readonly paymentId: string; readonly actorId: string },
) {
  return rehearse(database, async (tx) => {
    const request = { paymentId, idempotencyKey: newId() }
    onlyOutcome(await confirmPayments(tx, company, actorId, [request]))
    return readPreview(tx, company)
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
    onlyOutcome(await registerPayments(tx, company, null, [request]))
    return readPreview(tx, company)
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
    return readPreview(tx, company)
  })
}
