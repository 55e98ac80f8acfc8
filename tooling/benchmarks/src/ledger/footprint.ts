import type { Database } from '@platform/database'
import { type Measured, perSecond } from './measured.ts'

/** What a posting leaves behind, in bytes. */
export interface Footprint {
  readonly walBytes: number
  readonly diskBytes: number
}

const reading = `
  select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal,
         (select sum(pg_total_relation_size(oid))::float8 from pg_class
           where relkind = 'r' and relnamespace::regnamespace::text in ('wallet', 'accounting', 'host')) as disk`

/** Runs `work` and answers what each thing that it did wrote to the log, and how much the tables and indexes grew by it. */
export async function withFootprint(
  { pool }: Database,
  work: () => Promise<Measured>,
): Promise<Footprint & { readonly rate: number }> {
  const read = async () =>
    (await pool.query<{ wal: number; disk: number }>(reading)).rows[0] ?? { wal: 0, disk: 0 }
  const before = await read()
  const measured = await work()
  const after = await read()
  return {
    walBytes: (after.wal - before.wal) / measured.count,
    diskBytes: (after.disk - before.disk) / measured.count,
    rate: perSecond(measured),
  }
}
