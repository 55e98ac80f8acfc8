import { inScope, sqlCheck } from './sql-check.ts'

export const undoneOnceAndExactly = sqlCheck({
  id: 'wallet.undone',
  title:
    'A transaction is undone once and exactly, and what is refunded of it never passes it, nor of any lot it used',
  counted: `
    select count(*) from wallet.transaction
     where ${inScope('transaction')} and num_nonnulls(reverses, refund_of) > 0`,
  differing: `
    select * from (
      with undoing as (
        -- What came back of each transaction; a refund that was reversed itself does not count.
        select transaction.company_id, coalesce(transaction.reverses, transaction.refund_of) as undone,
               transaction.reverses is not null as whole, entry.wallet_id, entry.version, entry.amount
          from wallet.transaction
          join wallet.entry on entry.company_id = transaction.company_id and entry.transaction_id = transaction.id
         where num_nonnulls(transaction.reverses, transaction.refund_of) > 0
           and not exists (
                 select from wallet.transaction reversal
                  where reversal.company_id = transaction.company_id and reversal.reverses = transaction.id)
      ), back as (
        select company_id, undone, count(*) filter (where whole) as reversals, sum(amount) as amount,
               min(wallet_id::text) as first_wallet, max(wallet_id::text) as last_wallet
          from undoing
         group by company_id, undone
      )
      select back.company_id, 'transaction ' || back.undone as subject,
             format('moved %s; undone by %s reversals, %s in all', original.amount, back.reversals, back.amount)
               as finding
        from back
        left join wallet.entry original
          on original.company_id = back.company_id and original.transaction_id = back.undone
         and original.wallet_id::text = back.first_wallet
       where ${inScope('back')}
         and (original.amount is null
              or back.first_wallet <> back.last_wallet
              or back.reversals > 1
              or (back.reversals = 1 and back.amount <> -original.amount)
              or (back.reversals = 0 and (original.amount >= 0 or back.amount > -original.amount)))
      union all
      select returned.company_id, 'transaction ' || returned.undone,
             format('used %s of the lot of version %s line %s, and %s came back', coalesce(taken.amount, 0),
                    returned.lot_version, returned.lot_line, returned.amount)
        from (
          select undoing.company_id, undoing.undone, undoing.wallet_id, used.lot_version, used.lot_line,
                 sum(used.amount) as amount
            from undoing
            join wallet.lot_use used
              on used.company_id = undoing.company_id and used.wallet_id = undoing.wallet_id
             and used.version = undoing.version and used.from_part = 'consumed'
           group by undoing.company_id, undoing.undone, undoing.wallet_id, used.lot_version, used.lot_line
        ) as returned
        left join (
          select entry.company_id, entry.transaction_id, used.lot_version, used.lot_line, sum(used.amount) as amount
            from wallet.entry
            join wallet.lot_use used
              on used.company_id = entry.company_id and used.wallet_id = entry.wallet_id
             and used.version = entry.version and used.to_part = 'consumed'
           group by entry.company_id, entry.transaction_id, used.lot_version, used.lot_line
        ) as taken
          on taken.company_id = returned.company_id and taken.transaction_id = returned.undone
         and taken.lot_version = returned.lot_version and taken.lot_line = returned.lot_line
       where ${inScope('returned')} and returned.amount > coalesce(taken.amount, 0)
    ) as undone`,
})
