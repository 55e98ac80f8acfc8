import { statement } from '@platform/database'

/** What an entry, or several of them, have on an account. */
export interface PostedItemRow {
  readonly account_id: string
  readonly account_code: string
  readonly account_name: string
  readonly debit: bigint
  readonly credit: bigint
}

/** $1 company, $2 entries: their items, the entries in the order named. */
export const readPostedItems = statement<
  PostedItemRow & {
    readonly entry: number
    readonly date: string
    readonly line: number
    readonly label: string | null
  }
>(
  'accounting.read-posted-items',
  `select named.entry::integer as entry, item.date, item.line, account.id as account_id, account.code as account_code,
          account.name as account_name, item.label, item.debit, item.credit
     from unnest($2::uuid[]) with ordinality as named (id, entry)
     join accounting.journal_item item on item.company_id = $1 and item.entry_id = named.id
     join accounting.account account on account.company_id = $1 and account.id = item.account_id
    order by named.entry, item.line`,
)

/** $1 company, $2 entries: what they come to on each account. */
export const sumPostedItems = statement<PostedItemRow>(
  'accounting.sum-posted-items',
  `select account.id as account_id, account.code as account_code, account.name as account_name,
          sum(item.debit)::bigint as debit, sum(item.credit)::bigint as credit
     from unnest($2::uuid[]) as named (id)
     join accounting.journal_item item on item.company_id = $1 and item.entry_id = named.id
     join accounting.account account on account.company_id = $1 and account.id = item.account_id
    group by account.id, account.code, account.name
    order by account.code`,
)
