import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  connect,
  type Database,
  InvariantBroken,
  RetryTransaction,
  statement,
  type Tx,
  transaction,
} from './index.ts'

// The server of the test run; this package stands below the one that clones databases for tests.
const { serverUrl } = (inject as (key: string) => { serverUrl: string })('databaseServer')
const name = `transaction_test_${process.pid}`
let database: Database

const insert = statement('test.insert', 'insert into thing values ($1, $2)')
const read = statement<{ id: number; amount: bigint; day: string }>(
  'test.read',
  `select id, amount, date '2026-02-28' as day from thing where id = $1`,
)
const nothing = statement('test.nothing', 'select 1')

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  database = connect({ url: url.href, poolSize: 4 })
  await database.pool.query('create table thing (id integer primary key, amount bigint)')
})

afterAll(async () => {
  await database.close()
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

describe('transaction', () => {
  it('answers bigints and days exactly', async () => {
    const rows = await transaction(database, async (tx) => {
      tx.send(insert, [1, 9_223_372_036_854_775_807n])
      return tx.query(read, [1])
    })
    expect(rows).toEqual([{ id: 1, amount: 9_223_372_036_854_775_807n, day: '2026-02-28' }])
  })

  it('reports the statement that failed, though the commit was pipelined behind it', async () => {
    const attempt = transaction(database, async (tx) => {
      tx.send(insert, [2, 1n])
      tx.send(insert, [2, 2n])
      tx.send(nothing)
    })
    await expect(attempt).rejects.toThrow(/thing_pkey/)
    expect((await database.pool.query('select from thing where id = 2')).rowCount).toBe(0)
  })

  it('never acknowledges a commit that PostgreSQL answered with ROLLBACK', async () => {
    let acknowledged = false
    const fail = (tx: Tx, text: string) => {
      tx.afterCommit(() => {
        acknowledged = true
      })
      tx.send(insert, [3, 1n])
      tx.send(statement(`test.${text}`, text))
    }
    const together = transaction(database, async (tx) => fail(tx, 'select 1 / 0'))
    await expect(together).rejects.toThrow(/division by zero/)
    // The commit leaves by itself, before it is known that what was sent has failed.
    const behind = transaction(database, async (tx) => {
      fail(tx, 'select 2 / (random() * 0)::integer from pg_sleep(0.2)')
      await sleep(20)
    })
    await expect(behind).rejects.toThrow(/division by zero/)
    expect(acknowledged).toBe(false)
  })

  it('prepares again, on the same connection, what was skipped behind a failed statement', async () => {
    const one = connect({ url: database.pool.options.connectionString ?? '', poolSize: 1 })
    const skipped = statement<{ answer: number }>('test.skipped', 'select 42 as answer')
    const attempt = transaction(one, async (tx) => {
      tx.send(statement('test.divide-first', 'select 1 / 0'))
      return tx.query(skipped)
    })
    await expect(attempt).rejects.toThrow(/division by zero/)
    expect(await transaction(one, (tx) => tx.query(skipped))).toEqual([{ answer: 42 }])
    await one.close()
  })

  it('commits nothing when a value cannot even be sent, and goes on with the connection', async () => {
    const one = connect({ url: database.pool.options.connectionString ?? '', poolSize: 1 })
    const keep = statement('test.keep', 'insert into thing values ($1, ($2::jsonb ->> 0)::bigint)')
    for (const isAwaited of [false, true]) {
      const attempt = transaction(one, async (tx) => {
        tx.send(insert, [9, 1n])
        tx.send(keep, [10, { amount: 1n }])
        tx.send(insert, [11, 1n])
        if (isAwaited) await tx.query(nothing)
      })
      await expect(attempt).rejects.toThrow(/BigInt/)
    }
    await transaction(one, async (tx) => tx.send(keep, [12, '[5]']))
    const { rows } = await one.pool.query('select id from thing where id between 9 and 12')
    expect(rows).toEqual([{ id: 12 }])
    await one.close()
  })

  it('runs the whole use case again when a race was lost', async () => {
    let runs = 0
    const result = await transaction(database, async (tx) => {
      runs++
      tx.send(insert, [4, 1n])
      if (runs < 3) throw new RetryTransaction('lost the race')
      return runs
    })
    expect(result).toBe(3)
  })

  it('runs it again when a statement that was only sent lost the race for a key it names', async () => {
    const insertOnce = statement('test.insert-once', 'insert into thing values ($1, $2)', {
      retryOn: ['thing_pkey'],
    })
    let runs = 0
    await transaction(database, async (tx) => {
      runs++
      if ((await tx.query(read, [6])).length > 0) return
      // The rival commits between the look and the write.
      if (runs === 1) await database.pool.query('insert into thing values (6, 2)')
      tx.send(insertOnce, [6, 1n])
    })
    expect(runs).toBe(2)
    expect((await database.pool.query('select amount::int from thing where id = 6')).rows).toEqual([
      { amount: 2 },
    ])
  })

  it('runs it again when PostgreSQL broke a deadlock', async () => {
    await database.pool.query('insert into thing values (7, 0), (8, 0)')
    const change = statement('test.change', 'update thing set amount = amount + 1 where id = $1')
    let runs = 0
    const changeBoth = (ids: readonly number[]) =>
      transaction(database, async (tx) => {
        runs++
        for (const id of ids) {
          await tx.query(change, [id])
          // So that each has its first row before either wants its second.
          if (runs <= 2) await sleep(100)
        }
      })
    await Promise.all([changeBoth([7, 8]), changeBoth([8, 7])])
    expect(runs).toBe(3)
    expect((await database.pool.query('select amount::int from thing where id in (7, 8)')).rows).toEqual([
      { amount: 2 },
      { amount: 2 },
    ])
  })

  it('undoes everything when the use case throws, and gives the connection back', async () => {
    await expect(
      transaction(database, async (tx) => {
        tx.send(insert, [5, 1n])
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect((await database.pool.query('select from thing where id = 5')).rowCount).toBe(0)
    expect(database.pool.idleCount).toBe(database.pool.totalCount)
  })

  it('refuses locks out of order, and the same rank twice', async () => {
    const outOfOrder = transaction(database, async (tx) => {
      await tx.lock('wallet', nothing)
      await tx.lock('invoice', nothing)
    })
    await expect(outOfOrder).rejects.toThrow(InvariantBroken)
    const twice = transaction(database, async (tx) => {
      await tx.lock('wallet', nothing)
      await tx.lock('wallet', nothing)
    })
    await expect(twice).rejects.toThrow(/wallet after wallet/)
  })

  it('reports a connection lost at the commit as unknown, never as failed', async () => {
    const attempt = transaction(database, async (tx) => {
      const [row] = await tx.query(statement<{ pid: number }>('test.pid', 'select pg_backend_pid() as pid'))
      await database.pool.query('select pg_terminate_backend($1)', [row?.pid])
    })
    await expect(attempt).rejects.toMatchObject({ name: 'OutcomeUnknown' })
    await expect(transaction(database, (tx) => tx.query(read, [1]))).resolves.toHaveLength(1)
  })
})
