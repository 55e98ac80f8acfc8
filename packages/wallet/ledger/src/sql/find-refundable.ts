import { statement } from '@platform/database'

/**
 * $1 company, $2 transactions. What came back of each debit is subtracted, unless that refund was itself reversed; a
 * debit that was reversed has nothing left.
 */
export const findRefundableOfDebits = statement<{ transaction_id: string; refundable: bigint }>(
  'wallet.find-refundable',
  `select debit.transaction_id,
          (case when debit.reversed_by is null then -debit.amount - coalesce(back.amount, 0) else 0 end)::bigint
            as refundable
     from wallet.entry_view debit
    cross join lateral (
            select sum(refund.amount) as amount
              from wallet.entry_view refund
             where refund.company_id = debit.company_id and refund.refund_of = debit.transaction_id
               and refund.reversed_by is null) as back
    where debit.company_id = $1 and debit.transaction_id = any($2::uuid[])
      and debit.amount < 0 and debit.reverses is null`,
)
