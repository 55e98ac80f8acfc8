import type { Database } from '@platform/database'
import { checks, describeDifference, extensionsOf } from '@platform/plugin-api'
import { tidyWallets } from '@wallet/accounting-bridge'
import { Client, type Pool } from 'pg'
import type { Client as Seller } from './clients.ts'
import type { Shop } from './shop.ts'
import type { ShopOnDisk } from './shop-on-disk.ts'
import { insist, openTill } from './till.ts'

/** What every plugin's checks find, as `erp verify` prints it. */
export async function differencesIn({ host: { database }, ownerUrl }: ShopOnDisk): Promise<string[]> {
  // Autovacuum does so within a minute; a test does not wait for it, and the planner knows nothing of new tables.
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('analyze')
  await owner.end()
  const found: string[] = []
  for (const check of extensionsOf(database, checks)) {
    const { differences } = await check.run({ database })
    for (const difference of differences) found.push(`${check.id}: ${describeDifference(difference)}`)
  }
  return found
}

/**
 * How many whole postings each key has: a wallet transaction with its entry and a balanced journal entry. Placing a hold
 * and releasing it move nothing in the books.
 */
export async function postingsOf(pool: Pool, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ key: string; postings: number }>(
    `select transaction.idempotency_key as key, count(distinct transaction.id)::int as postings
       from wallet.transaction
       join wallet.entry on entry.company_id = transaction.company_id and entry.transaction_id = transaction.id
       left join (select company_id, entry_id from accounting.journal_item_view
                   group by company_id, entry_id having sum(debit) = sum(credit)) as booked
         on booked.company_id = transaction.company_id and booked.entry_id = transaction.id
      where transaction.idempotency_key = any($1::uuid[])
        and (booked.entry_id is not null or transaction.kind in ('hold', 'release'))
      group by transaction.idempotency_key`,
    [keys],
  )
  return new Map(rows.map(({ key, postings }) => [key, postings]))
}

/** What came of all that clients sent. */
export interface Settlement {
  readonly sent: number
  readonly acknowledged: number
  readonly refused: number
  /** Sent, and never answered: the client was killed. Each was sent again here. */
  readonly resolvedHere: number
  /** Of those, the ones that had been posted all along. */
  readonly foundPosted: number
  readonly unknown: number
  /** How many transactions of each kind the ledger has now, whoever posted them. */
  readonly kinds: Readonly<Record<string, number>>
  /** What does not hold; empty when all is well. */
  readonly wrong: readonly string[]
}

/** Kinds that the load is made of. One that never came about was not tried. */
export const kindsTried = [
  'top_up',
  'charge',
  'allocation',
  'transfer',
  'hold',
  'capture',
  'release',
  'expiry',
] as const

/**
 * Sends again whatever has no answer, under its key, and holds the ledger against what clients were told: what was
 * acknowledged is there exactly once, what was refused is not.
 */
export async function settle(
  database: Database,
  shop: Shop,
  clients: readonly Seller[],
): Promise<Settlement> {
  const sent = new Map(clients.flatMap((client) => [...client.sent]))
  const known = new Map(clients.flatMap((client) => [...client.known]))
  const open = [...sent.values()].filter(({ key }) => !known.has(key))
  const before = await postingsOf(
    database.pool,
    open.map(({ key }) => key),
  )
  const submit = openTill(database, shop.company)
  await Promise.all(
    open.map(async (act) => {
      const { resolved } = await insist(submit, act)
      known.set(act.key, resolved.status)
    }),
  )
  // What has expired meanwhile and nobody touched since.
  await tidyWallets(database, shop.company, { reminderDays: 0, signal: new AbortController().signal })
  const postings = await postingsOf(database.pool, [...sent.keys()])
  const wrong: string[] = []
  for (const [key, status] of known) {
    const times = postings.get(key) ?? 0
    if (times !== (status === 'done' ? 1 : 0)) wrong.push(`${key} was ${status} and is there ${times} times`)
  }
  const count = (status: string) => [...known.values()].filter((one) => one === status).length
  return {
    sent: sent.size,
    acknowledged: count('done'),
    refused: count('refused'),
    resolvedHere: open.length,
    foundPosted: before.size,
    unknown: clients.reduce((sum, client) => sum + client.unknown, 0),
    kinds: await kindsOf(database.pool),
    wrong,
  }
}

/** A settlement as it is told. */
export function countsOf({ kinds, ...counts }: Omit<Settlement, 'wrong'>): Record<string, number> {
  const ofKinds = Object.entries(kinds).map(([kind, count]) => [`${kind} in all`, count])
  return { ...counts, ...Object.fromEntries(ofKinds) }
}

async function kindsOf(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ kind: string; count: number }>(
    'select kind::text, count(*)::int from wallet.transaction group by kind order by kind',
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

export async function deadlocksIn(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.deadlocks ?? Number.NaN
}
