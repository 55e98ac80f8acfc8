import { statement } from '@platform/database'

const numberOf = (entryId: string) =>
  `(select accounting.number_text(series, year, sequence) from accounting.entry_number number
             where number.company_id = $1 and number.entry_id = ${entryId})`

/** $1 company, $2 entry. */
export const readEntry = statement<{
  date: string
  number: string | null
  journal_id: string
  journal_code: string
  journal_name: string
  reference: string
  source: string
  recorded_at: Date
  actor_id: string | null
  reverses: string | null
  reverses_number: string | null
  reversed_by: string | null
  reversed_by_number: string | null
}>(
  'accounting.read-entry',
  `select entry.date, ${numberOf('entry.id')} as number, journal.id as journal_id, journal.code as journal_code,
          journal.name as journal_name, entry.reference, entry.source, entry.recorded_at, entry.actor_id,
          entry.reverses, ${numberOf('entry.reverses')} as reverses_number,
          reversal.id as reversed_by, ${numberOf('reversal.id')} as reversed_by_number
     from accounting.journal_entry entry
     join accounting.journal journal on journal.company_id = $1 and journal.id = entry.journal_id
     left join accounting.journal_entry reversal on reversal.company_id = $1 and reversal.reverses = entry.id
    where entry.company_id = $1 and entry.id = $2`,
)

/** $1 company, $2 entry. */
export const readEntryItems = statement<{
  line: number
  account_id: string
  account_code: string
  account_name: string
  customer_id: string | null
  customer_name: string | null
  label: string | null
  due_date: string | null
  debit: bigint
  credit: bigint
  residual: bigint | null
  currency: string | null
  currency_amount: bigint | null
}>(
  'accounting.read-entry-items',
  `select item.line, account.id as account_id, account.code as account_code, account.name as account_name,
          item.customer_id, customer.name as customer_name, item.label, item.due_date, item.debit, item.credit,
          open_item.residual, item.currency, item.currency_amount
     from accounting.journal_item item
     join accounting.account account on account.company_id = $1 and account.id = item.account_id
     left join accounting.open_item open_item
            on open_item.company_id = $1 and open_item.entry_id = item.entry_id and open_item.line = item.line
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = item.customer_id
    where item.company_id = $1 and item.entry_id = $2
    order by item.line`,
)
