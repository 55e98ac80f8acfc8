import { statement } from '@platform/database'

/** $1 company, $2 entry. */
export const readEntryToReverse = statement<{
  reference: string
  source: string
  number: string | null
  reversed_by: string | null
}>(
  'accounting.read-entry-to-reverse',
  `select entry.reference, entry.source,
          (select accounting.number_text(series, year, sequence) from accounting.entry_number
            where company_id = $1 and entry_id = $2) as number,
          (select id from accounting.journal_entry where company_id = $1 and reverses = $2) as reversed_by
     from accounting.journal_entry entry
    where entry.company_id = $1 and entry.id = $2`,
)
