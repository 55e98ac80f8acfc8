import type { Tx } from '@platform/database'
import { audit, type Company } from '@platform/plugin-api'
import { writeTargets } from './create-payments.ts'
import { findNamedByPayments, judgePaymentFields } from './judge-payment-fields.ts'
import { lockPayments } from './lock-payments.ts'
import { paymentNotDraft } from './payment-refusals.ts'
import type { PaymentFields } from './payment-types.ts'
import { unknownPayment } from './refusals.ts'
import { deletePaymentRows, deletePaymentTargets, updatePaymentFields } from './sql/change-payment.ts'

/** Replaces a draft by what somebody wrote now. Throws a refusal when it is confirmed, or cannot be as written. */
export async function updatePayment(
  tx: Tx,
  company: Company,
  actorId: string,
  { paymentId, fields }: { readonly paymentId: string; readonly fields: PaymentFields },
): Promise<void> {
  const [, named] = await Promise.all([
    lockDraft(tx, company.id, paymentId),
    findNamedByPayments(tx, company.id, [fields]),
  ])
  const refusal = judgePaymentFields(company, fields, named)
  if (refusal) throw refusal
  const { direction, customerId, amount, journalId, date, reference, destination } = fields
  tx.send(updatePaymentFields, [
    company.id,
    paymentId,
    direction,
    customerId,
    amount,
    journalId,
    date,
    reference,
    destination,
  ])
  tx.send(deletePaymentTargets, [company.id, paymentId])
  writeTargets(tx, company.id, [{ id: paymentId, fields }])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.payment-changed',
    subject: `payment:${paymentId}`,
    details: { direction, amount },
  })
}

/** Deletes a draft. Throws a refusal when it is confirmed. */
export async function deletePayment(
  tx: Tx,
  company: Company,
  actorId: string,
  paymentId: string,
): Promise<void> {
  const { direction, amount, customer_id: customerId } = await lockDraft(tx, company.id, paymentId)
  tx.send(deletePaymentRows, [company.id, [paymentId]])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.payment-deleted',
    subject: `payment:${paymentId}`,
    details: { direction, amount, customerId },
  })
}

async function lockDraft(tx: Tx, companyId: number, paymentId: string) {
  const [payment] = await lockPayments(tx, companyId, { ids: [paymentId], keys: [] })
  if (!payment) throw unknownPayment(paymentId)
  if (payment.status !== 'draft') throw paymentNotDraft()
  return payment
}
