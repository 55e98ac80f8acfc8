import { statement } from '@platform/database'

/** $1 company, $2 ids. Answers nothing worth reading: see `readPayments`. */
export const lockPaymentRows = statement<{ id: string }>(
  'accounting.lock-payments',
  `select id from accounting.payment
    where company_id = $1 and id = any($2::uuid[])
    order by id
      for no key update`,
)

export interface PaymentRow {
  id: string
  direction: 'receive' | 'send'
  status: 'draft' | 'confirmed' | 'cancelled'
  customer_id: string
  amount: bigint
  currency: string
  journal_id: string
  journal_type: 'sale' | 'bank' | 'cash' | 'general'
  date: string
  reference: string
  destination: string
  taken_by: string | null
  taken: bigint
  entry_id: string | null
  cancel_date: string | null
  confirm_key: string | null
  cancel_key: string | null
  cancel_hash: Buffer | null
}

/** Payments by id, or holding one of the keys: $1 company, $2 ids, $3 keys. */
export const readPayments = statement<PaymentRow>(
  'accounting.read-payments',
  `select payment.id, payment.direction, payment.status, payment.customer_id, payment.amount, payment.currency,
          payment.journal_id, journal.type as journal_type, payment.date, payment.reference, payment.destination,
          payment.taken_by, payment.taken, payment.entry_id, payment.cancel_date, payment.confirm_key,
          payment.cancel_key, payment.cancel_hash
     from accounting.payment payment
     join accounting.journal journal on journal.company_id = payment.company_id and journal.id = payment.journal_id
    where payment.company_id = $1
      and (payment.id = any($2::uuid[]) or payment.confirm_key = any($3::uuid[])
           or payment.cancel_key = any($3::uuid[]))`,
)

/** $1 company, $2 ids of payments. */
export const readPaymentTargets = statement<{
  payment_id: string
  invoice_id: string
  amount: bigint | null
}>(
  'accounting.read-payment-targets',
  `select payment_id, invoice_id, amount from accounting.payment_target
    where company_id = $1 and payment_id = any($2::uuid[])
    order by payment_id, position`,
)
