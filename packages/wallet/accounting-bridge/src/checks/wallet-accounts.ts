import { inScope, sqlSentence, upTo } from '@platform/plugin-api'

// The control account of each class of credit; the same choice as `accountRoleOf` makes when entries are written.
const roleOfOrigin = `case part.origin::text when 'promotional' then 'wallet.promotional'
  when 'overdraft' then 'wallet.overdrafts' else 'wallet.deposits' end`

/** What the books have on the wallet accounts: company, entry, customer, role, date, and amount, credit above zero. */
export const inBooks = `
  select item.company_id, item.entry_id as id, item.customer_id, role.role, item.date, item.credit - item.debit as amount
  from accounting.account_role_view role
  join accounting.journal_item_view item using (company_id, account_id)
  where role.role in ('wallet.deposits', 'wallet.promotional', 'wallet.overdrafts')
    and ${inScope('item')} and ${upTo('item.date')}`

/** The same as the wallets have it. */
export const inWallets = `
  select part.company_id, part.transaction_id as id, part.customer_id, ${roleOfOrigin} as role,
         part.accounting_date as date, part.amount
  from wallet_books.part_view part
  where ${inScope('part')} and ${upTo('part.accounting_date')}`

/** What differs between the two, of a row of their full join by role. */
export const unlikeAmounts = `case
            when books.amount is null
              then ${sqlSentence('the books have nothing, the wallet has {{wallet, money}}', { wallet: 'wallets.amount' })}
            when wallets.amount is null
              then ${sqlSentence('the books have {{books, money}}, the wallet has nothing', { books: 'books.amount' })}
            else ${sqlSentence('the books have {{books, money}}, the wallet has {{wallet, money}}', {
              books: 'books.amount',
              wallet: 'wallets.amount',
            })} end`
