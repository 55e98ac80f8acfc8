import type { Tx } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import { confirmPayments } from './confirm-payments.ts'
import { createPayments } from './create-payments.ts'
import type { ConfirmedPayment, PaymentDraft } from './payment-types.ts'
import { unknownInvoice } from './refusals.ts'
import { deletePaymentRows } from './sql/change-payment.ts'
import { findTargetDocuments } from './sql/create-payments.ts'

/** A payment of one invoice, or a refund of one credit note, made and confirmed in one go. */
export interface RegisteredPayment {
  readonly idempotencyKey: string
  /** The invoice paid, or the credit note refunded. */
  readonly invoiceId: string
  /** Minor units of the company's currency, above zero. What an invoice does not need goes where surplus goes. */
  readonly amount: bigint
  readonly journalId: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly reference: string
}

/**
 * Makes and confirms payments of invoices, and refunds of credit notes. Answers one outcome for each, in their order;
 * refuses what making or confirming refuses, and leaves no draft behind then.
 */
export async function registerPayments(
  tx: Tx,
  company: Company,
  actorId: string | null,
  payments: readonly RegisteredPayment[],
): Promise<readonly (ConfirmedPayment | Refusal)[]> {
  const rows = await tx.query(findTargetDocuments, [company.id, payments.map(({ invoiceId }) => invoiceId)])
  const documents = new Map(rows.map((row) => [row.id, row]))
  const drafts = payments.map((payment): PaymentDraft | Refusal => {
    const { invoiceId, ...fields } = payment
    const document = documents.get(invoiceId)
    if (!document) return unknownInvoice(invoiceId)
    const received = document.kind === 'invoice'
    return {
      ...fields,
      direction: received ? 'receive' : 'send',
      customerId: document.customer_id,
      destination: received ? 'invoices' : 'credit_note',
      targets: [{ invoiceId, amount: null }],
    }
  })

  const created = await inPlaceOf(drafts, (accepted) => createPayments(tx, company, actorId, accepted))
  const requests = created.map((outcome, index) => {
    const idempotencyKey = payments[index]?.idempotencyKey ?? ''
    return outcome instanceof Refusal ? outcome : { ...outcome, idempotencyKey }
  })
  const confirmed = await inPlaceOf(requests, (accepted) => confirmPayments(tx, company, actorId, accepted))
  const abandoned = created.flatMap((outcome, index) =>
    !(outcome instanceof Refusal) && outcome.created && confirmed[index] instanceof Refusal
      ? [outcome.paymentId]
      : [],
  )
  if (abandoned.length > 0) tx.send(deletePaymentRows, [company.id, abandoned])
  return confirmed
}

/** Carries on with what was not refused, and puts its outcomes back in their places. */
async function inPlaceOf<Item extends object, Outcome>(
  items: readonly (Item | Refusal)[],
  carryOn: (accepted: readonly Item[]) => Promise<readonly (Outcome | Refusal)[]>,
): Promise<readonly (Outcome | Refusal)[]> {
  const accepted = items.filter((item): item is Item => !(item instanceof Refusal))
  const outcomes = (await carryOn(accepted))[Symbol.iterator]()
  return items.map((item) => {
    if (item instanceof Refusal) return item
    const { value } = outcomes.next()
    return value as Outcome | Refusal
  })
}
