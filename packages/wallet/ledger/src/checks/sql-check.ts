import type { Check, Difference } from '@platform/plugin-api'

export interface SqlCheck {
  readonly id: string
  readonly title: string
  /** Answers one `count`. */
  readonly counted: string
  /** Answers `company_id`, `subject` and `finding` of what differs. */
  readonly differing: string
}

/**
 * A check that SQL proves over the whole database at once. Its statements see `scope`: `company_id` and `at`, null
 * where everything is meant. Both see the same moment, however long they take.
 */
export function sqlCheck({ id, title, counted, differing }: SqlCheck): Check {
  return {
    id,
    title,
    async run({ database, companyId = null, at = null }) {
      const client = await database.pool.connect()
      const scope = 'with scope as (select $1::integer as company_id, $2::date as at)'
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query('set local statement_timeout = 0')
        const counts = await client.query<{ count: string }>(`${scope} ${counted}`, [companyId, at])
        const found = await client.query<{ company_id: number; subject: string; finding: string }>(
          `${scope} select * from (${differing}) as difference limit 1000`,
          [companyId, at],
        )
        return {
          checked: BigInt(counts.rows[0]?.count ?? 0),
          differences: found.rows.map(
            ({ company_id, subject, finding }): Difference => ({ companyId: company_id, subject, finding }),
          ),
        }
      } finally {
        await client.query('rollback')
        client.release()
      }
    },
  }
}

/** For a `where`: the rows of `table` in the scope. */
export function inScope(table: string): string {
  return `(select scope.company_id is null or ${table}.company_id = scope.company_id from scope)`
}
