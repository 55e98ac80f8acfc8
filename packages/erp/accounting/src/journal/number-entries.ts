import { type Database, type Tx, transaction } from '@platform/database'
import {
  findSeries,
  findSeriesOfEntries,
  lockCounters,
  numberUnnumbered,
  numberUnnumberedEntries,
  planAnew,
} from './sql/number-entries.ts'

/** How many entries get their numbers in one transaction, so that a counter is never held for long. */
const batchSize = 5_000

/**
 * Numbers the posted entries that have no number yet, in the order in which they are seen committed: without gaps
 * per series and year, also when several workers do it at once. Given ids it looks at those alone; otherwise at the
 * whole of the books. Answers how many it numbered.
 */
export async function numberEntries(
  database: Database,
  companyId: number,
  entryIds?: readonly string[],
): Promise<number> {
  let numbered = 0
  for (;;) {
    const batch = await transaction(database, (tx) =>
      entryIds
        ? numberThese(tx, companyId, entryIds)
        : numberUpTo(tx, companyId, { date: 'infinity', atMost: batchSize }),
    )
    numbered += batch
    if (entryIds || batch < batchSize) return numbered
  }
}

async function numberThese(tx: Tx, companyId: number, entryIds: readonly string[]): Promise<number> {
  tx.send(planAnew)
  const series = await tx.query(findSeriesOfEntries, [companyId, entryIds])
  if (series.length === 0) return 0
  const keys = [companyId, series.map((one) => one.series), series.map(({ year }) => year)]
  // The counters first, the entries in the next statement: whoever held the counters has numbered some of them.
  const [, [counted]] = await Promise.all([
    tx.lock('counter', lockCounters, keys),
    tx.query(numberUnnumberedEntries, [...keys, entryIds]),
  ])
  return counted?.numbered ?? 0
}

/** Numbers up to `atMost` entries dated `date` ('YYYY-MM-DD' or 'infinity') or before, inside a transaction. Rank 'counter'. */
export async function numberUpTo(
  tx: Tx,
  companyId: number,
  { date, atMost }: { readonly date: string; readonly atMost: number | null },
): Promise<number> {
  tx.send(planAnew)
  const series = await tx.query(findSeries, [companyId, date])
  if (series.length === 0) return 0
  const keys = [companyId, series.map((one) => one.series), series.map(({ year }) => year)]
  const [, [counted]] = await Promise.all([
    tx.lock('counter', lockCounters, keys),
    tx.query(numberUnnumbered, [...keys, date, atMost]),
  ])
  return counted?.numbered ?? 0
}
