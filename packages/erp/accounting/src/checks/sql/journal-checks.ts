import { inScope, sqlSentence, upTo } from '@platform/plugin-api'

const entryNamed = (entry: string) => sqlSentence('journal entry {{entry}}', { entry })
const lineNamed = (entry: string, line: string) =>
  sqlSentence('journal entry {{entry}} line {{line}}', { entry, line })

export const entriesAreBalanced = `select entry.company_id, ${entryNamed('entry.id')} as subject,
          case when coalesce(item.count, 0) < 2
                 then ${sqlSentence('has too few items: {{items, figure}}', { items: 'coalesce(item.count, 0)' })}
               when item.debit <> item.credit
                 then ${sqlSentence('debit {{debit, money}}, credit {{credit, money}}', {
                   debit: 'item.debit',
                   credit: 'item.credit',
                 })}
               when item.lines <> item.count
                 then ${sqlSentence('has {{items, figure}} items, and the last line is {{line}}', {
                   items: 'item.count',
                   line: 'item.lines',
                 })}
               when item.first <> entry.date or item.last <> entry.date
                 then ${sqlSentence('is dated otherwise than its items')} end as finding
     from accounting.journal_entry entry
     left join (select company_id, entry_id, count(*) as count, max(line) as lines, sum(debit) as debit,
                       sum(credit) as credit, min(date) as first, max(date) as last
                  from accounting.journal_item group by company_id, entry_id) as item
            on item.company_id = entry.company_id and item.entry_id = entry.id
    where ${inScope('entry')} and ${upTo('entry.date')}`

export const itemsBelongToCompany = `select item.company_id, ${lineNamed('item.entry_id', 'item.line')} as subject,
          case when account.id is null then ${sqlSentence('lies on no account of the company')}
               when journal.id is null then ${sqlSentence('lies in no journal of the company')} end as finding
     from accounting.journal_item item
     left join accounting.journal_entry entry
            on entry.company_id = item.company_id and entry.id = item.entry_id
     left join accounting.account account on account.company_id = item.company_id and account.id = item.account_id
     left join accounting.journal journal on journal.company_id = item.company_id and journal.id = entry.journal_id
    where ${inScope('item')} and ${upTo('item.date')}`

export const trialBalanceIsZero = `select books.company_id, ${sqlSentence('trial balance')} as subject,
          case when coalesce(sum(balance.balance), 0) <> 0
               then ${sqlSentence('is out by {{amount, money}}', { amount: 'sum(balance.balance)' })} end as finding
     from accounting.company_books books
     left join (select item.company_id, account.id, sum(item.debit) - sum(item.credit) as balance
                  from accounting.journal_item item
                  join accounting.account account
                    on account.company_id = item.company_id and account.id = item.account_id
                 where ${upTo('item.date')}
                 group by item.company_id, account.id) as balance on balance.company_id = books.company_id
    where ${inScope('books')}
    group by books.company_id`

export const numbersAreGapless = `select number.company_id, ${sqlSentence('{{series}}/{{year}}', { series: 'number.series', year: 'number.year' })} as subject,
          case when number.last <> number.count
                 then ${sqlSentence('{{numbers, figure}} numbers up to {{last}}', {
                   numbers: 'number.count',
                   last: 'number.last',
                 })}
               when counter.last is null
                 then ${sqlSentence('the counter is not there, the last number is {{last}}', { last: 'number.last' })}
               when counter.last <> number.last
                 then ${sqlSentence('the counter stands at {{counter}}, the last number is {{last}}', {
                   counter: 'counter.last',
                   last: 'number.last',
                 })} end as finding
     from (select number.company_id, number.series, number.year, count(*) as count, max(number.sequence) as last
             from accounting.entry_number number
            where ${inScope('number')} and number.year <= extract(year from coalesce($2::date, 'infinity'))
            group by number.company_id, number.series, number.year) as number
     left join accounting.number_counter counter using (company_id, series, year)`

export const lockedEntriesAreNumbered = `select entry.company_id, ${entryNamed('entry.id')} as subject,
          case when number.sequence is null
               then ${sqlSentence('is dated {{day, day}} and has no number', { day: 'entry.date' })} end as finding
     from accounting.journal_entry entry
     join accounting.company_books books on books.company_id = entry.company_id and entry.date <= books.lock_date
     left join accounting.entry_number number
            on number.company_id = entry.company_id and number.entry_id = entry.id
    where ${inScope('entry')} and ${upTo('entry.date')}`

export const openItemsAreItems = `select coalesce(item.company_id, open_item.company_id) as company_id,
          ${lineNamed('coalesce(item.entry_id, open_item.entry_id)', 'coalesce(item.line, open_item.line)')} as subject,
          case when open_item.amount is null then ${sqlSentence('has no open item')}
               when item.amount is null
                 then ${sqlSentence('is an open item without a journal item on a matchable account')}
               when item.amount <> open_item.amount
                 then ${sqlSentence('amount {{amount, money}}, as an open item {{open, money}}', {
                   amount: 'item.amount',
                   open: 'open_item.amount',
                 })}
               when (item.account_id, item.date) <> (open_item.account_id, open_item.date)
                    or item.customer_id is distinct from open_item.customer_id
                 then ${sqlSentence('is an open item of another account, customer or date')} end as finding
     from (select item.company_id, item.entry_id, item.line, item.account_id, item.customer_id, item.date,
                  item.debit - item.credit as amount
             from accounting.journal_item item
             join accounting.account account
               on account.company_id = item.company_id and account.id = item.account_id and account.matchable
            where ${inScope('item')} and ${upTo('item.date')}) as item
     full join (select * from accounting.open_item open_item
                 where ${inScope('open_item')} and ${upTo('open_item.date')}) as open_item
          on open_item.company_id = item.company_id and open_item.entry_id = item.entry_id
             and open_item.line = item.line`

// What is open now is matched by every matching that stands now, whatever its date; so this one looks at today's.
const sides = `
  select company_id, debit_entry_id as entry_id, debit_line as line, amount, coalesce(currency_amount, 0) as currency_amount
    from accounting.matching where undone_on is null
  union all
  select company_id, credit_entry_id, credit_line, -amount, -coalesce(currency_amount, 0)
    from accounting.matching where undone_on is null`

export const matchingsExplainResiduals = `select item.company_id, ${lineNamed('item.entry_id', 'item.line')} as subject,
          case when item.residual <> item.amount - coalesce(matched.amount, 0)
                 then ${sqlSentence(
                   'is open by {{residual, money}}, and {{matched, money}} of {{amount, money}} is matched',
                   {
                     residual: 'item.residual',
                     matched: 'coalesce(matched.amount, 0)',
                     amount: 'item.amount',
                   },
                 )}
               when item.currency_residual <> item.currency_amount - coalesce(matched.currency_amount, 0)
                 then ${sqlSentence(
                   'is open by {{residual, money}}, and {{matched, money}} of {{amount, money}} is matched, in {{currency}}',
                   {
                     residual: 'item.currency_residual',
                     matched: 'coalesce(matched.currency_amount, 0)',
                     amount: 'item.currency_amount',
                     currency: 'item.currency',
                   },
                 )} end as finding
     from accounting.open_item item
     left join (select company_id, entry_id, line, sum(amount) as amount, sum(currency_amount) as currency_amount
                  from (${sides}) as side group by company_id, entry_id, line) as matched
            on matched.company_id = item.company_id and matched.entry_id = item.entry_id and matched.line = item.line
    where ${inScope('item')} and ${upTo('item.date')}`

export const matchingsFit = `select matching.company_id, ${sqlSentence('matching {{matching}}', { matching: 'matching.id' })} as subject,
          case when debit.amount < 0 or credit.amount > 0
                 then ${sqlSentence('does not pair a debit with a credit')}
               when debit.account_id <> credit.account_id then ${sqlSentence('pairs two accounts')}
               when debit.customer_id is distinct from credit.customer_id then ${sqlSentence('pairs two customers')}
               when matching.undone_on < matching.date then ${sqlSentence('ended before it began')} end as finding
     from accounting.matching matching
     join accounting.open_item debit on debit.company_id = matching.company_id
          and debit.entry_id = matching.debit_entry_id and debit.line = matching.debit_line
     join accounting.open_item credit on credit.company_id = matching.company_id
          and credit.entry_id = matching.credit_entry_id and credit.line = matching.credit_line
    where ${inScope('matching')} and ${upTo('matching.date')}`

// Both sides of the matchings that stood at the end of the day, on the receivable.
const matchedSide = (side: 'debit' | 'credit', amount: string) => `
           select item.company_id, item.customer_id, 0, ${amount}
             from accounting.matching matching
             join accounting.open_item item on item.company_id = matching.company_id
                  and item.entry_id = matching.${side}_entry_id and item.line = matching.${side}_line
             join accounting.account_role role on role.company_id = item.company_id
                  and role.account_id = item.account_id and role.role = 'receivable'
            where ${inScope('matching')} and ${upTo('matching.date')}
              and (matching.undone_on is null or matching.undone_on > coalesce($2::date, 'infinity'))`

export const receivablesAreOpenItems = `select company_id, case when customer_id is null then ${sqlSentence('receivable of nobody')}
               else ${sqlSentence('receivable of customer {{customer}}', { customer: 'customer_id' })} end as subject,
          case when sum(balance) <> sum(open)
               then ${sqlSentence(
                 'the general ledger says {{ledger, money}}, the open items {{open, money}}',
                 {
                   ledger: 'sum(balance)',
                   open: 'sum(open)',
                 },
               )} end as finding
     from (select item.company_id, item.customer_id, item.debit - item.credit as balance, 0 as open
             from accounting.account_role role
             join accounting.journal_item item on item.company_id = role.company_id and item.account_id = role.account_id
            where role.role = 'receivable' and ${inScope('item')} and ${upTo('item.date')}
           union all
           select item.company_id, item.customer_id, 0, item.amount
             from accounting.account_role role
             join accounting.open_item item on item.company_id = role.company_id and item.account_id = role.account_id
            where role.role = 'receivable' and ${inScope('item')} and ${upTo('item.date')}
           union all ${matchedSide('debit', '-matching.amount')}
           union all ${matchedSide('credit', 'matching.amount')}) as side
    group by company_id, customer_id`
