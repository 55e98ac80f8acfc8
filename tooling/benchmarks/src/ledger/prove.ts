import { checks, describeDifference, extensionsOf } from '@platform/plugin-api'
import type { Shop } from './shop.ts'

/** How fast `erp verify` proves the invariants, all plugins' together, and what precedes it. */
export interface ProofFigures {
  readonly entries: number
  readonly seconds: number
  readonly entriesPerSecond: number
  /** Journal entries that got their numbers behind the commits, a second. */
  readonly numberedPerSecond: number
}

/** Runs every check of `erp verify`. Throws when it finds a difference: figures of a broken ledger are worth nothing. */
export async function prove({ host }: Pick<Shop, 'host'>): Promise<ProofFigures> {
  const { database } = host
  const count = async (table: string) => {
    const { rows } = await database.pool.query<{ count: number }>(
      `select count(*)::float8 as count from ${table}`,
    )
    return rows[0]?.count ?? 0
  }
  const numberedBefore = await count('accounting.entry_number')
  const numbering = performance.now()
  await host.drain()
  const numberingSeconds = (performance.now() - numbering) / 1000
  const numbered = (await count('accounting.entry_number')) - numberedBefore

  const entries = await count('wallet.entry')
  const started = performance.now()
  for (const check of extensionsOf(database, checks)) {
    const { differences } = await check.run({ database })
    const [first] = differences
    if (first) throw new Error(`${check.title}: ${describeDifference(first)}`)
  }
  const seconds = (performance.now() - started) / 1000
  return {
    entries,
    seconds,
    entriesPerSecond: entries / seconds,
    numberedPerSecond: numbered / numberingSeconds,
  }
}
