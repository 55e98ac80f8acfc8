import { type Database, statement, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'

/**
 * $1 company, $2 last day, $3 how many months: what the wallet accounts moved in each, and all before in the
 * first. Sums are exact, and may be beyond int8.
 */
const readMoved = statement<{
  month: string
  first: string
  last: string
  deposits: string
  promotional: string
  overdrafts: string
}>(
  'wallet-books.liability-by-month',
  `select to_char(month.first, 'YYYY-MM') as month, month.first, month.last,
          coalesce(sum(moved.amount) filter (where moved.role = 'wallet.deposits'), 0) as deposits,
          coalesce(sum(moved.amount) filter (where moved.role = 'wallet.promotional'), 0) as promotional,
          coalesce(sum(moved.amount) filter (where moved.role = 'wallet.overdrafts'), 0) as overdrafts
     from (select first::date, least((first + interval '1 month - 1 day')::date, $2::date) as last,
                  row_number() over (order by first) = 1 as is_first
             from generate_series(date_trunc('month', $2::timestamp) - make_interval(months => $3::integer - 1),
                                  $2::timestamp, '1 month') as series (first)) as month
     left join (select role.role, item.date, sum(item.credit - item.debit) as amount
                  from accounting.account_role_view role
                  join accounting.journal_item_view item using (company_id, account_id)
                 where role.company_id = $1 and role.role in ('wallet.deposits', 'wallet.promotional', 'wallet.overdrafts')
                   and item.date <= $2::date
                 group by role.role, item.date) as moved
       on moved.date <= month.last and (month.is_first or moved.date >= month.first)
    group by month.first, month.last order by month.first`,
)

/** $1 company. */
const readAccounts = statement<{ role: string; account_id: string }>(
  'wallet-books.liability-accounts',
  `select role, account_id from accounting.account_role_view
    where company_id = $1 and role in ('wallet.deposits', 'wallet.promotional', 'wallet.overdrafts')`,
)

/**
 * What the company owed its customers at the end of each of the last `months` up to the day `to` ('YYYY-MM-DD'), as its
 * books have it: credit that was paid for, promotional credit, and what customers owe on wallets below zero, which is
 * zero or less. `verify` proves that the wallets say the same.
 */
export async function liabilityByMonth(
  database: Database,
  company: Company,
  { to, months }: { readonly to: string; readonly months: number },
) {
  const [moved, accounts] = await transaction(database, (tx) =>
    Promise.all([tx.query(readMoved, [company.id, to, months]), tx.query(readAccounts, [company.id])]),
  )
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  const accountOf = (role: string) => accounts.find((account) => account.role === role)?.account_id ?? null
  let [deposits, promotional, overdrafts] = [0n, 0n, 0n]
  return {
    accounts: {
      deposits: accountOf('wallet.deposits'),
      promotional: accountOf('wallet.promotional'),
      overdrafts: accountOf('wallet.overdrafts'),
    },
    months: moved.map((month) => {
      deposits += BigInt(month.deposits)
      promotional += BigInt(month.promotional)
      overdrafts += BigInt(month.overdrafts)
      return {
        month: month.month,
        first: month.first,
        last: month.last,
        deposits: money(deposits),
        promotional: money(promotional),
        overdrafts: money(overdrafts),
        total: money(deposits + promotional + overdrafts),
      }
    }),
  }
}
