import { statement } from '@platform/database'

/** The database's clock: as text with all its microseconds, and as their number since 1970. */
export const readClock = statement<{ recorded_at: string; micros: bigint }>(
  'wallet.read-clock',
  `select clock.moment::text as recorded_at, wallet.micros(clock.moment) as micros
     from (select clock_timestamp() as moment offset 0) as clock`,
)
