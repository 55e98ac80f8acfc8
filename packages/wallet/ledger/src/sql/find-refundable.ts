import { statement } from '@platform/database'

/** Values: company, array of transaction ids. What came back of each debit is subtracted; a reversed one has nothing left. */
export const findRefundableOfDebits = statement<{ transaction_id: string; refundable: bigint }>(
  'wallet.find-refundable',
  `select debit.transaction_id,
          (case when debit.reversed_by is null then -debit.amount - coalesce(back.amount, 0) else 0 end)::bigint as refundable
   from wallet.entry_view debit
   left join lateral (
     select sum(entry.amount) as amount
     from wallet.transaction refund
     join wallet.entry entry
       on entry.company_id = refund.company_id and entry.transaction_id = refund.id and entry.wallet_id = debit.wallet_id
     where refund.company_id = debit.company_id and refund.refund_of = debit.transaction_id
   ) back on true
   where debit.company_id = $1 and debit.transaction_id = any($2::uuid[])`,
)
