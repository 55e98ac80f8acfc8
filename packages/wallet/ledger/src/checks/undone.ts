import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'
import { transactionOf } from './subjects.ts'

// What came back of each transaction. A refund that was reversed itself does not count.
const undoing = `
  select transaction.company_id, coalesce(transaction.reverses, transaction.refund_of) as undone,
         transaction.reverses is not null as whole, entry.wallet_id, entry.version, entry.amount
    from wallet.transaction
    join wallet.entry on entry.company_id = transaction.company_id and entry.transaction_id = transaction.id
   where num_nonnulls(transaction.reverses, transaction.refund_of) > 0
     and not exists (
           select from wallet.transaction reversal
            where reversal.company_id = transaction.company_id and reversal.reverses = transaction.id)`

export const undoneOnceAndExactly = sqlCheck(
  'wallet.undone',
  'A transaction is reversed once and exactly, and its refunds never pass it',
  `select back.company_id, ${transactionOf('back.undone')} as subject,
          case when original.amount is null
               then ${sqlSentence(
                 'moved nothing; undone by {{reversals, figure}} reversals, {{amount, money}} in all',
                 {
                   reversals: 'back.reversals',
                   amount: 'back.amount',
                 },
               )}
               when back.reversals > 1
                 or (back.reversals = 1 and back.amount <> -original.amount)
                 or (back.reversals = 0 and (original.amount >= 0 or back.amount > -original.amount))
               then ${sqlSentence(
                 'moved {{moved, money}}; undone by {{reversals, figure}} reversals, {{amount, money}} in all',
                 { moved: 'original.amount', reversals: 'back.reversals', amount: 'back.amount' },
               )} end as finding
     from (
       select company_id, undone, wallet_id, count(*) filter (where whole) as reversals, sum(amount) as amount
         from (${undoing}) as undoing
        group by company_id, undone, wallet_id
     ) as back
     left join wallet.entry original
       on original.company_id = back.company_id and original.transaction_id = back.undone
      and original.wallet_id = back.wallet_id
    where ${inScope('back')}`,
)

export const lotsComeBackOnce = sqlCheck(
  'wallet.lots-back',
  'What comes back into a lot never passes what the undone transaction used of it',
  `select back.company_id, ${transactionOf('back.undone')} as subject,
          case when back.amount > coalesce(taken.amount, 0)
               then ${sqlSentence(
                 'used {{used, money}} of the lot of version {{version}} line {{line}}, and {{back, money}} came back',
                 {
                   used: 'coalesce(taken.amount, 0)',
                   version: 'back.lot_version',
                   line: 'back.lot_line',
                   back: 'back.amount',
                 },
               )} end as finding
     from (
       select undoing.company_id, undoing.undone, undoing.wallet_id, used.lot_version, used.lot_line,
              sum(used.amount) as amount
         from (${undoing}) as undoing
         join wallet.lot_use used
           on used.company_id = undoing.company_id and used.wallet_id = undoing.wallet_id
          and used.version = undoing.version and used.from_part = 'consumed'
        group by undoing.company_id, undoing.undone, undoing.wallet_id, used.lot_version, used.lot_line
     ) as back
     left join (
       select entry.company_id, entry.transaction_id, used.lot_version, used.lot_line, sum(used.amount) as amount
         from wallet.entry
         join wallet.lot_use used
           on used.company_id = entry.company_id and used.wallet_id = entry.wallet_id
          and used.version = entry.version and used.to_part = 'consumed'
        group by entry.company_id, entry.transaction_id, used.lot_version, used.lot_line
     ) as taken
       on taken.company_id = back.company_id and taken.transaction_id = back.undone
      and taken.lot_version = back.lot_version and taken.lot_line = back.lot_line
    where ${inScope('back')}`,
)
