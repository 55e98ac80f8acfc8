import { checks, extensionsOf } from '@platform/plugin-api'
import type { Shop } from './shop.ts'

/** How fast `erp verify` proves the invariants, all plugins' together. */
export interface ProofFigures {
  readonly entries: number
  readonly seconds: number
  readonly entriesPerSecond: number
}

/** Runs every check of `erp verify`. Throws when it finds a difference: figures of a broken ledger are worth nothing. */
export async function prove({ host: { database } }: Pick<Shop, 'host'>): Promise<ProofFigures> {
  const { rows } = await database.pool.query<{ entries: number }>(
    'select count(*)::float8 as entries from wallet.entry',
  )
  const entries = rows[0]?.entries ?? 0
  const started = performance.now()
  for (const check of extensionsOf(database, checks)) {
    const { differences } = await check.run({ database })
    const [first] = differences
    if (first) throw new Error(`${check.title}: ${first.subject}: ${first.finding}`)
  }
  const seconds = (performance.now() - started) / 1000
  return { entries, seconds, entriesPerSecond: entries / seconds }
}
