import { statement } from '@platform/database'

/** One row a difference; a single one without subject when there is none. `checked` is the same in all. */
export interface Verified {
  checked: bigint
  company_id: number | null
  subject: string | null
  finding: string | null
}

/** Whether a row is of the company asked about: $1, or null for all. */
export const inScope = (table: string) => `($1::integer is null or ${table}.company_id = $1::integer)`
/** Whether a day counts: up to $2, or null for all. */
export const upTo = (date: string) => `${date} <= coalesce($2::date, 'infinity')`

/** Wraps `judged` (company_id, subject, finding; finding null where all is well) into rows of {@link Verified}. */
export const verified = (name: string, judged: string) =>
  statement<Verified>(
    `accounting.verify-${name}`,
    `with judged as materialized (${judged}),
     counted as (select count(*) as checked from judged),
     wrong as (select * from judged where finding is not null order by company_id, subject limit 1000)
     select counted.checked, wrong.company_id, wrong.subject, wrong.finding from counted left join wrong on true`,
  )
