import type { Check } from './checks.ts'

interface JudgedRow {
  readonly checked: string
  readonly company_id: number | null
  readonly subject: string | null
  readonly finding: string | null
}

/**
 * A check that one query proves over the whole database at once. `judged` answers a row for each thing looked at:
 * `company_id`, `subject`, and `finding`, which is null where all is well. Its $1 is the company or null for all, its $2
 * the last day that counts or null: see {@link inScope} and {@link upTo}. It may take as long as it needs.
 */
export function sqlCheck(id: string, title: string, judged: string): Check {
  return {
    id,
    title,
    async run({ database, companyId = null, at = null }) {
      const client = await database.pool.connect()
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query('set local statement_timeout = 0')
        const { rows } = await client.query<JudgedRow>(
          // Counting needs few of the columns, so two passes are faster than one that keeps every row.
          // The parameters are named once more, so that a query that needs only one of them has both.
          `with judged as not materialized (${judged}),
           counted as (select count(*) as checked from judged),
           -- Found first, sorted then: to have them in order PostgreSQL would join by company alone, all with all.
           wrong as (select * from (select * from judged where finding is not null offset 0) as found
                     order by company_id, subject limit 1000)
           select counted.checked, wrong.company_id, wrong.subject, wrong.finding
           from counted left join wrong on true
           where $1::integer is null or $1::integer is not null or $2::date is null`,
          [companyId, at],
        )
        return {
          checked: BigInt(rows[0]?.checked ?? 0),
          differences: rows.flatMap(({ company_id, subject, finding }) =>
            subject === null || finding === null
              ? []
              : [{ ...(company_id === null ? {} : { companyId: company_id }), subject, finding }],
          ),
        }
      } finally {
        await client.query('rollback')
        client.release()
      }
    },
  }
}

/** For a `where`: whether a row of `table` is of the company asked about. */
export function inScope(table: string): string {
  return `($1::integer is null or ${table}.company_id = $1::integer)`
}

/** For a `where`: whether a day counts. */
export function upTo(date: string): string {
  return `${date} <= coalesce($2::date, 'infinity')`
}
