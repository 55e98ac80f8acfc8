import { statement } from '@platform/database'

/** $1 company; arrays, one element an entry: $2 entries, $3 series, $4 years, $5 sequences. */
export const insertEntryNumbers = statement(
  'accounting.insert-entry-numbers',
  `insert into accounting.entry_number (company_id, entry_id, series, year, sequence)
   select $1, number.entry_id, number.series, number.year, number.sequence
     from unnest($2::uuid[], $3::text[], $4::smallint[], $5::integer[])
            as number (entry_id, series, year, sequence)`,
)
