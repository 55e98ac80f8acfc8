import { type Database, newId, transaction } from '@platform/database'
import { checks, extensionsOf, requestHash } from '@platform/plugin-api'
import { chargeWallets } from '@wallet/accounting-bridge'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

const customers = 20
const chargesOfEach = 100
/** A few passes over all there is. Every row beside every other would be some millions. */
const atMost = 20 * customers * chargesOfEach

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
  for (let customer = 0; customer < customers; customer++) {
    const customerId = await shop.customer()
    await shop.payment(customerId, 1_000n)
    await transaction(shop.test.database, (tx) => chargeWallets(tx, shop.company, sales(customerId)))
  }
  await shop.test.deliverEvents()
})
afterAll(() => shop.test.close())

function sales(customerId: string) {
  return Array.from({ length: chargesOfEach }, () => {
    const idempotencyKey = newId()
    return {
      customerId,
      currency: 'EUR',
      amount: 1n,
      source: `order:${idempotencyKey}`,
      reference: 'R-1',
      idempotencyKey,
      requestHash: requestHash({ customerId }),
      actorId: null,
      date: '2026-03-02',
    }
  })
}

/** What PostgreSQL did in one place of a plan. */
interface PlanNode {
  readonly 'Node Type': string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Join Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

describe('verify', () => {
  it.each([
    ['before PostgreSQL has looked at the tables', ''],
    ['when it knows them', 'analyze'],
  ])('never lays every row beside every other, %s', async (_, first) => {
    if (first !== '') await asOwner(first)
    const toil: string[] = []
    let plans = 0
    for (const check of extensionsOf(shop.test.database, checks)) {
      if (check.id.startsWith('host.')) continue
      const explaining = explained(shop.test.database, (node) => {
        plans++
        toil.push(...placesAbove(atMost, node).map((place) => `${check.id}: ${place}`))
      })
      await check.run({ database: explaining })
    }
    // Each is asked how much there is, and what is wrong.
    expect(plans).toBeGreaterThan(60)
    expect(toil).toEqual([])
  })
})

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: shop.test.ownerUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

/**
 * A database that has every question explained while it answers it, and says of each count that something is wrong, so
 * that a check goes on to look for it.
 */
function explained(database: Database, see: (node: PlanNode) => void): Database {
  const connect = async () => {
    const client = await database.pool.connect()
    const query = async (text: unknown, values: readonly unknown[] = []) => {
      if (typeof text !== 'string' || !/^select/i.test(text)) return client.query(text as string, [...values])
      const explanation = await client.query(`explain (analyze, timing off, format json) ${text}`, [
        ...values,
      ])
      see(explanation.rows[0]['QUERY PLAN'][0].Plan)
      const { rows } = await client.query(text, [...values])
      return { rows: rows.map((row) => ('wrong' in row ? { ...row, wrong: '1' } : row)) }
    }
    return replacing(client, 'query', query)
  }
  return { ...database, pool: replacing(database.pool, 'connect', connect) }
}

function replacing<Target extends object>(target: Target, name: keyof Target, value: unknown): Target {
  return new Proxy(target, {
    get: (_, asked) => {
      const own: unknown = asked === name ? value : Reflect.get(target, asked)
      return typeof own === 'function' ? own.bind(target) : own
    },
  })
}

function placesAbove(limit: number, node: PlanNode): string[] {
  const { 'Actual Rows': rows, 'Actual Loops': loops } = node
  const seen =
    (rows + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0)) * loops
  return [
    ...(seen > limit ? [`${node['Node Type']} saw ${seen} rows`] : []),
    ...(node.Plans ?? []).flatMap((below) => placesAbove(limit, below)),
  ]
}
