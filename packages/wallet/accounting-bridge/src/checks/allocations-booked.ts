import { inScope, sqlCheck, sqlSentence, upTo } from '@platform/plugin-api'

/** Each allocation took its amount out of its customer's wallet, is matched with its invoice until it is undone, and no longer. */
export const allocationsBooked = sqlCheck(
  'wallet-books.allocations',
  'every allocation is matched with its invoice for its amount, until it is undone',
  `select allocation.company_id, ${sqlSentence('allocation {{allocation}}', { allocation: 'allocation.id' })} as subject,
          case
            when matching.matching_id is null then ${sqlSentence('there is no matching for it')}
            when matching.amount <> allocation.amount
              then ${sqlSentence('it is matched for {{matched, money}} instead of {{amount, money}}', {
                matched: 'matching.amount',
                amount: 'allocation.amount',
              })}
            when (allocation.undo_id is null) <> (matching.undone_on is null)
              then ${sqlSentence('it is undone on one side only')}
            when part.amount is null then ${sqlSentence('the wallet moved by nothing')}
            when part.amount <> -allocation.amount
              then ${sqlSentence('the wallet moved by {{amount, money}}', { amount: 'part.amount' })}
          end as finding
   from wallet_books.allocation_view allocation
   left join accounting.matching_view matching
     on matching.company_id = allocation.company_id and matching.matching_id = allocation.id
   left join lateral (
     select sum(amount) as amount from wallet_books.part_view part
     where part.company_id = allocation.company_id and part.transaction_id = allocation.id
   ) part on true
   where ${inScope('allocation')} and ${upTo('allocation.accounting_date')}`,
)
