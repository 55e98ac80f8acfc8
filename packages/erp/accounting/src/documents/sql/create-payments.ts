import { statement } from '@platform/database'

/** Payments that one of the keys made: $1 company, $2 keys. */
export const findPaymentsByCreateKey = statement<{ id: string; create_key: string; create_hash: Buffer }>(
  'accounting.find-payments-by-create-key',
  'select id, create_key, create_hash from accounting.payment where company_id = $1 and create_key = any($2::uuid[])',
)

/** $1 company, $2 ids. */
export const findPaymentJournals = statement<{
  id: string
  name: string
  type: 'sale' | 'bank' | 'cash' | 'general'
  active: boolean
}>(
  'accounting.find-payment-journals',
  'select id, name, type, active from accounting.journal where company_id = $1 and id = any($2::uuid[])',
)

/** $1 company, $2 ids. */
export const findTargetDocuments = statement<{
  id: string
  kind: 'invoice' | 'credit_note'
  customer_id: string
}>(
  'accounting.find-target-documents',
  'select id, kind, customer_id from accounting.invoice where company_id = $1 and id = any($2::uuid[])',
)

/** $1 company, $2 who, $3 currency; then one array a column, in the order of the columns. */
export const insertPayments = statement(
  'accounting.insert-payments',
  `insert into accounting.payment (company_id, created_by, currency, id, create_key, create_hash, direction,
          customer_id, amount, journal_id, date, reference, destination)
   select $1, $2, $3, draft.*
     from unnest($4::uuid[], $5::uuid[], $6::bytea[], $7::accounting.payment_direction[], $8::uuid[], $9::bigint[],
                 $10::uuid[], $11::date[], $12::text[], $13::text[]) as draft`,
)

/** $1 company; then one array a column, in the order of the columns. */
export const insertPaymentTargets = statement(
  'accounting.insert-payment-targets',
  `insert into accounting.payment_target (company_id, payment_id, position, invoice_id, amount)
   select $1, target.* from unnest($2::uuid[], $3::integer[], $4::uuid[], $5::bigint[]) as target`,
)
