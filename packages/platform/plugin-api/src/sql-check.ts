import type { Check } from './checks.ts'
import type { Sentence } from './sentence.ts'
import { sentencesIn } from './sql-sentence.ts'

interface WrongRow {
  readonly company_id: number | null
  readonly subject: Sentence
  readonly finding: Sentence
}

/**
 * Whole tables are compared with each other. The planner takes a sum that is filtered for a few rows and would look up
 * the other side row by row: several times as slow at a hundred thousand rows, and worse beyond.
 */
const forWholeTables = `set local statement_timeout = 0; set local enable_nestloop = off; set local work_mem = '64MB'`

// The parameters are named once more, so that a query that needs only one of them has both.
const bothParameters = '($1::integer is null or $1::integer is not null or $2::date is null)'

/** Judges everything in one pass that keeps no row. */
const countingOf = (judged: string) =>
  `select count(*) as checked, count(finding) as wrong from (${judged}) as judged where ${bothParameters}`

/**
 * What is wrong, in order. Found first, sorted then: to have them in order PostgreSQL would join by company alone, all
 * with all.
 */
const findingOf = (judged: string) =>
  `select company_id, subject, finding
     from (select * from (${judged}) as judged where finding is not null and ${bothParameters} offset 0) as found
    order by company_id, subject limit 1000`

/**
 * A check that one query proves over the whole database at once. `judged` answers a row for each thing looked at:
 * `company_id`, `subject`, and `finding`, which is null where all is well; both are made by `sqlSentence`. Its $1 is the
 * company or null for all, its $2 the last day that counts or null: see {@link inScope} and {@link upTo}. It may take as
 * long as it needs.
 */
export function sqlCheck(id: string, title: string, judged: string): Check {
  return {
    id,
    title,
    sentences: sentencesIn(judged),
    async run({ database, companyId = null, at = null }) {
      const client = await database.pool.connect()
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query(forWholeTables)
        const { rows: counted } = await client.query<{ checked: string; wrong: string }>(countingOf(judged), [
          companyId,
          at,
        ])
        // Nearly always there is none, and nothing is read a second time.
        const { rows: found } =
          BigInt(counted[0]?.wrong ?? 0) === 0n
            ? { rows: [] }
            : await client.query<WrongRow>(findingOf(judged), [companyId, at])
        return {
          checked: BigInt(counted[0]?.checked ?? 0),
          differences: found.map(({ company_id, subject, finding }) => ({
            ...(company_id === null ? {} : { companyId: company_id }),
            subject,
            finding,
          })),
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
