import { statement } from '@platform/database'

/** $1 company, $2 ids of payments: the items of their entries on the receivable. */
export const readReceivableItems = statement<{
  payment_id: string
  line: number
  account_id: string
  customer_id: string | null
  amount: bigint
}>(
  'accounting.read-receivable-items',
  `select payment.id as payment_id, item.line, item.account_id, item.customer_id, item.amount
     from accounting.payment payment
     join accounting.open_item item on item.company_id = payment.company_id and item.entry_id = payment.entry_id
    where payment.company_id = $1 and payment.id = any($2::uuid[])
    order by payment.id, item.line`,
)

/** $1 company, $2 ids of payments: what their items are matched with at present, and the document behind it. */
export const readPaymentMatchings = statement<{
  payment_id: string
  matching_id: string
  invoice_id: string | null
}>(
  'accounting.read-payment-matchings',
  `select payment.id as payment_id, matching.id as matching_id, invoice.id as invoice_id
     from accounting.payment payment
     cross join lateral (
       select id, credit_entry_id as other_id from accounting.matching
        where company_id = payment.company_id and debit_entry_id = payment.entry_id and undone_on is null
       union all
       select id, debit_entry_id from accounting.matching
        where company_id = payment.company_id and credit_entry_id = payment.entry_id and undone_on is null
     ) matching
     left join accounting.invoice invoice
       on invoice.company_id = payment.company_id and invoice.entry_id = matching.other_id
    where payment.company_id = $1 and payment.id = any($2::uuid[])`,
)

/** $1 company, $2 who; one array a column: $3 ids, $4 entries, $5 keys, $6 hashes, $7 dates, $8 reasons. */
export const cancelPaymentRows = statement<{ id: string }>(
  'accounting.cancel-payments',
  `update accounting.payment payment
      set status = 'cancelled', cancel_entry_id = cancelled.entry_id, cancel_key = cancelled.key,
          cancel_hash = cancelled.hash, cancel_date = cancelled.date,
          return_reason = cancelled.reason,
          cancelled_at = clock_timestamp(), cancelled_by = $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::date[],
                 $8::accounting.return_reason[]) as cancelled (id, entry_id, key, hash, date, reason)
    where payment.company_id = $1 and payment.id = cancelled.id
   returning payment.id`,
)
