import { statement } from '@platform/database'

/** The database's clock: as text with all its microseconds, as their number since 1970, and in whole milliseconds. */
export const readClock = statement<{ recorded_at: string; micros: bigint; now: Date }>(
  'wallet.read-clock',
  `select clock.moment::text as recorded_at, wallet.micros(clock.moment) as micros,
          date_trunc('milliseconds', clock.moment) as now
     from (select wallet.now() as moment offset 0) as clock`,
)
