import { statement } from '@platform/database'

export interface TakenRow {
  /** The database's clock, as text with all its microseconds. */
  recorded_at: string
  /** The same, as microseconds since 1970. */
  micros: bigint
  /** The same, in whole milliseconds. */
  now: Date
  taken: string[]
}

/**
 * The time, and which transactions hold a key or a source; mostly none do. $1 company, $2 and $3 procedures and keys,
 * $4 and $5 kinds and sources. Each `offset 0` keeps it one probe of an index a row.
 */
export const findTaken = statement<TakenRow>(
  'wallet.find-taken',
  `select clock.moment::text as recorded_at, wallet.micros(clock.moment) as micros,
          date_trunc('milliseconds', clock.moment) as now,
          array(
            select transaction.id
              from unnest($2::text[], $3::uuid[]) as wanted (procedure, idempotency_key)
             cross join lateral (
                     select id from wallet.transaction
                      where company_id = $1 and procedure = wanted.procedure
                        and idempotency_key = wanted.idempotency_key offset 0) as transaction
            union all
            select transaction.id
              from unnest($4::wallet.transaction_kind[], $5::text[]) as wanted (kind, source)
             cross join lateral (
                     select id from wallet.transaction
                      where company_id = $1 and kind = wanted.kind and source = wanted.source offset 0) as transaction
          ) as taken
     from (select wallet.now() as moment offset 0) as clock`,
)
