import { statement } from '@platform/database'

/** $1 company, $2 id; then the fields. */
export const updatePaymentFields = statement(
  'accounting.update-payment',
  `update accounting.payment
      set direction = $3, customer_id = $4, amount = $5, journal_id = $6, date = $7, reference = $8, destination = $9
    where company_id = $1 and id = $2`,
)

/** $1 company, $2 id. */
export const deletePaymentTargets = statement(
  'accounting.delete-payment-targets',
  'delete from accounting.payment_target where company_id = $1 and payment_id = $2',
)

/** $1 company, $2 ids. Targets go with them. */
export const deletePaymentRows = statement(
  'accounting.delete-payments',
  'delete from accounting.payment where company_id = $1 and id = any($2::uuid[])',
)
