import { setStatement } from '@platform/database'

export interface TakenRow {
  /** The database's clock, as text with all its microseconds. */
  recorded_at: string
  /** The same, as microseconds since 1970. */
  micros: bigint
  /** The same, in whole milliseconds. */
  now: Date
  taken: string[]
}

const sets = {
  keys: { idempotency_key: 'uuid', procedure: 'text' },
  sources: { source: 'text', kind: 'wallet.transaction_kind' },
} as const

/**
 * The time, and which transactions hold a key or a source; mostly none do. $1 company. Each `offset 0` keeps it one probe
 * of an index a row.
 */
export const findTaken = setStatement<typeof sets, TakenRow>(
  'wallet.find-taken',
  { given: 1, sets },
  (sql) => `select clock.moment::text as recorded_at, wallet.micros(clock.moment) as micros,
          date_trunc('milliseconds', clock.moment) as now,
          array(
            select transaction.id
              from ${sql.keys.rows} as wanted
             cross join lateral (
                     select id from wallet.transaction
                      where company_id = $1 and procedure = wanted.procedure
                        and idempotency_key = wanted.idempotency_key offset 0) as transaction
            union all
            select transaction.id
              from ${sql.sources.rows} as wanted
             cross join lateral (
                     select id from wallet.transaction
                      where company_id = $1 and kind = wanted.kind and source = wanted.source offset 0) as transaction
          ) as taken
     from (select wallet.now() as moment offset 0) as clock`,
)
