import { newId, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, keyReused, type Refusal, requestHash } from '@platform/plugin-api'
import { findNamedByPayments, judgePaymentFields } from './judge-payment-fields.ts'
import type { CreatedPayment, PaymentDraft, PaymentFields } from './payment-types.ts'
import { findPaymentsByCreateKey, insertPayments, insertPaymentTargets } from './sql/create-payments.ts'

/**
 * Makes drafts of payments. Nothing is booked yet. Answers one outcome for each, in their order; refuses what the books
 * could not hold, unknown ids (also those of other companies), journals that take no payments, and a key used for
 * another request.
 */
export async function createPayments(
  tx: Tx,
  company: Company,
  actorId: string | null,
  drafts: readonly PaymentDraft[],
): Promise<readonly (CreatedPayment | Refusal)[]> {
  const [known, named] = await Promise.all([
    tx.query(findPaymentsByCreateKey, [company.id, drafts.map(({ idempotencyKey }) => idempotencyKey)]),
    findNamedByPayments(tx, company.id, drafts),
  ])
  const byKey = new Map(
    known.map(({ id, create_key, create_hash }) => [create_key, { id, hash: create_hash }]),
  )
  const written: { readonly id: string; readonly hash: Buffer; readonly draft: PaymentDraft }[] = []

  const outcomes = drafts.map((draft): CreatedPayment | Refusal => {
    const { idempotencyKey, ...fields } = draft
    const hash = requestHash(fields)
    const before = byKey.get(idempotencyKey)
    if (before)
      return before.hash.equals(hash) ? { paymentId: before.id, created: false } : keyReused(idempotencyKey)
    const refusal = judgePaymentFields(company, fields, named)
    if (refusal) return refusal
    const id = newId()
    byKey.set(idempotencyKey, { id, hash })
    written.push({ id, hash, draft })
    return { paymentId: id, created: true }
  })
  if (written.length === 0) return outcomes

  const column = (pick: (draft: PaymentDraft) => unknown) => written.map(({ draft }) => pick(draft))
  const inserted = tx.query(insertPayments, [
    company.id,
    actorId,
    company.currency,
    written.map(({ id }) => id),
    column(({ idempotencyKey }) => idempotencyKey),
    written.map(({ hash }) => hash),
    column(({ direction }) => direction),
    column(({ customerId }) => customerId),
    column(({ amount }) => amount),
    column(({ journalId }) => journalId),
    column(({ date }) => date),
    column(({ reference }) => reference),
    column(({ destination }) => destination),
  ])
  writeTargets(
    tx,
    company.id,
    written.map(({ id, draft }) => ({ id, fields: draft })),
  )
  await retryLostRace(inserted, ['payment_create_key'])
  if (actorId !== null)
    for (const { id, draft } of written)
      audit(tx, {
        companyId: company.id,
        actorId,
        action: 'accounting.payment-created',
        subject: `payment:${id}`,
        details: { direction: draft.direction, amount: draft.amount },
      })
  return outcomes
}

/** Writes which documents payments are meant for. */
export function writeTargets(
  tx: Tx,
  companyId: number,
  payments: readonly { readonly id: string; readonly fields: Pick<PaymentFields, 'targets'> }[],
): void {
  const rows = payments.flatMap(({ id, fields }) =>
    fields.targets.map((target, index) => ({ id, position: index + 1, target })),
  )
  if (rows.length === 0) return
  tx.send(insertPaymentTargets, [
    companyId,
    rows.map(({ id }) => id),
    rows.map(({ position }) => position),
    rows.map(({ target }) => target.invoiceId),
    rows.map(({ target }) => target.amount),
  ])
}
