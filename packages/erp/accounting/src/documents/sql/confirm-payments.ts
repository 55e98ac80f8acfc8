import { statement } from '@platform/database'

/**
 * The oldest open documents of customers, as many as could take the amounts: $1 company, $2 its currency, $3 kind,
 * $4 customers, $5 amounts.
 */
export const findOldestOpen = statement<{ id: string; customer_id: string; residual: bigint }>(
  'accounting.find-oldest-open',
  `select id, customer_id, residual
     from (
       select invoice.id, invoice.customer_id, abs(item.residual) as residual, wanted.amount,
              coalesce(sum(abs(item.residual)) over older, 0) as before,
              row_number() over (partition by invoice.customer_id
                                 order by invoice.due_date, invoice.date, invoice.number) as place
         from unnest($4::uuid[], $5::numeric[]) as wanted (customer_id, amount)
         join accounting.invoice invoice
           on invoice.company_id = $1 and invoice.customer_id = wanted.customer_id
         join accounting.open_item item
           on item.company_id = $1 and item.entry_id = invoice.entry_id and item.line = 1
        where invoice.kind = $3 and invoice.status = 'confirmed' and invoice.currency = $2 and item.residual <> 0
       window older as (partition by invoice.customer_id
                        order by invoice.due_date, invoice.date, invoice.number
                        rows between unbounded preceding and 1 preceding)
     ) open
    where before < amount
    order by customer_id, place`,
)

/** $1 company, $2 who; one array a column: $3 ids, $4 entries, $5 keys, $6 who took, $7 how much. */
export const confirmPaymentRows = statement<{ id: string }>(
  'accounting.confirm-payments',
  `update accounting.payment payment
      set status = 'confirmed', entry_id = confirmed.entry_id, confirm_key = confirmed.key,
          taken_by = confirmed.taken_by, taken = confirmed.taken,
          confirmed_at = clock_timestamp(), confirmed_by = $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bigint[])
            as confirmed (id, entry_id, key, taken_by, taken)
    where payment.company_id = $1 and payment.id = confirmed.id
   returning payment.id`,
)
