import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'

/** What is expected never to be used is, as it stands, what its account says. */
export const expectedBreakageAgrees = sqlCheck(
  'wallet-books.expected-breakage',
  'the account of expected breakage holds exactly what is expected never to be used',
  `select expected.company_id, ${sqlSentence('expected breakage')} as subject,
          case when books.amount <> expected.accrued
               then ${sqlSentence('the books have {{books, money}}, expected is {{expected, money}}', {
                 books: 'books.amount',
                 expected: 'expected.accrued',
               })} end as finding
   from wallet_books.expected_breakage expected
   cross join lateral (
     select coalesce(sum(item.debit - item.credit), 0) as amount
     from accounting.account_role_view role
     join accounting.journal_item_view item using (company_id, account_id)
     where role.company_id = expected.company_id and role.role = 'wallet.expected_breakage'
   ) books
   -- It is kept as it is now, and says nothing of an earlier day.
   where ${inScope('expected')} and $2::date is null`,
)
