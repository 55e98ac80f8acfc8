import path from 'node:path'
import { transaction } from '@platform/database'
import {
  afterCommit,
  defineEvent,
  definePlugin,
  emit,
  inTransaction,
  type Plugin,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { createHost, type Host, type HostOptions } from '../create-host.ts'

const packagesFolder = path.resolve(import.meta.dirname, '../../../..')
const lettersPosted = defineEvent<{ letter: number }, string>('post.lettersPosted')

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

async function boot(
  subscribers: NonNullable<Plugin['subscribers']>,
  outbox: HostOptions['outbox'] = {},
  ownerUrl?: string,
) {
  const errors: unknown[] = []
  const address = ownerUrl ?? (await freshDatabase(['platform/plugin-host'])).ownerUrl
  const plugin = definePlugin({ id: 'post', name: 'Post', subscribers })
  const host = await createHost({
    plugins: [plugin],
    ownerUrl: address,
    migrationsRoot: packagesFolder,
    durability: 'waived',
    outbox: { pauseMs: () => 0, ...outbox },
    onError: (error) => errors.push(error),
  })
  hosts.push(host)
  const post = (...letters: number[]) =>
    transaction(host.database, (tx) =>
      emit(
        tx,
        lettersPosted,
        1,
        letters.map((letter) => ({ letter })),
      ),
    )
  const rows = async () =>
    (await host.database.pool.query('select subscriber_id, state, attempts, last_error from host.outbox'))
      .rows
  return { host, ownerUrl: address, post, rows, errors }
}

// Node 20 has no Promise.withResolvers.
function deferred<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve: (value: Value) => resolve(value) }
}

describe('an in-transaction subscriber', () => {
  it('answers one outcome an item, subscriber by subscriber in boot order', async () => {
    const { post } = await boot([
      inTransaction(lettersPosted, 'post.weigh', async (_tx, _company, letters) =>
        letters.map(({ letter }) => `${letter} g`),
      ),
      inTransaction(lettersPosted, 'post.stamp', async (_tx, _company, letters) =>
        letters.map(() => 'stamped'),
      ),
    ])
    expect(await post(20, 50)).toEqual([
      ['20 g', '50 g'],
      ['stamped', 'stamped'],
    ])
  })

  it('vetoes by throwing: nothing of the transaction stays, no delivery either', async () => {
    const heard: unknown[] = []
    const { host, post, rows } = await boot([
      afterCommit(lettersPosted, 'post.deliver', async (_context, letters) => void heard.push(...letters)),
      inTransaction(lettersPosted, 'post.censor', async () => {
        throw new Error('the censor says no')
      }),
    ])
    await expect(post(1)).rejects.toThrow('the censor says no')
    await host.dispatcher.drain()
    expect(heard).toEqual([])
    expect(await rows()).toEqual([])
  })

  it('breaks the transaction when it answers too few outcomes', async () => {
    const { post } = await boot([inTransaction(lettersPosted, 'post.doze', async () => ['one'])])
    await expect(post(1, 2)).rejects.toThrow(
      'subscriber post.doze answered 1 outcomes for 2 items of post.lettersPosted',
    )
  })
})

describe('an after-commit subscriber', () => {
  it('hears of every item once it is committed, many rows in one delivery', async () => {
    const deliveries: unknown[][] = []
    const { host, post, rows } = await boot([
      afterCommit(
        lettersPosted,
        'post.deliver',
        async (_context, letters) => void deliveries.push([...letters]),
      ),
    ])
    await post(1, 2)
    await post(3)
    await host.dispatcher.drain()
    expect(deliveries).toEqual([[{ letter: 1 }, { letter: 2 }, { letter: 3 }]])
    expect(await rows()).toEqual([])
  })

  it('hears of it at once when the dispatcher runs, without waiting for the next look', async () => {
    const heard = deferred<number>()
    const { host, post } = await boot(
      [
        afterCommit(lettersPosted, 'post.deliver', async (_context, [letter]) =>
          heard.resolve(letter?.letter ?? 0),
        ),
      ],
      { pollMs: 3_600_000 },
    )
    host.dispatcher.start()
    await host.dispatcher.drain()
    await post(7)
    expect(await heard.promise).toBe(7)
  })

  it('hears again of what it failed at, and its neighbours are not held up', async () => {
    const heard: number[] = []
    let storms = 2
    const { host, post, rows, errors } = await boot([
      afterCommit(lettersPosted, 'post.ship', async (_context, letters) => {
        if (letters.some(({ letter }) => letter === 13) && storms-- > 0) throw new Error('storm')
        heard.push(...letters.map(({ letter }) => letter))
      }),
    ])
    for (const letter of [12, 13, 14]) await post(letter)
    await host.dispatcher.drain()
    expect([...heard].sort()).toEqual([12, 13, 14])
    expect(await rows()).toEqual([])
    expect(errors).toEqual([new Error('storm')])
  })

  it('leaves a dead letter after its last attempt, with the reason, and never hears of it again', async () => {
    let attempts = 0
    const { host, post, rows } = await boot(
      [
        afterCommit(lettersPosted, 'post.lose', async () => {
          attempts++
          throw new Error('address unknown')
        }),
      ],
      { attemptsMax: 3 },
    )
    await post(1)
    await host.dispatcher.drain()
    await host.dispatcher.drain()
    expect(attempts).toBe(3)
    expect(await rows()).toEqual([
      {
        subscriber_id: 'post.lose',
        state: 'dead',
        attempts: 3,
        last_error: expect.stringContaining('address unknown'),
      },
    ])
  })

  it('pauses after a failure', async () => {
    let attempts = 0
    const { host, post } = await boot(
      [
        afterCommit(lettersPosted, 'post.tire', async () => {
          attempts++
          throw new Error('later')
        }),
      ],
      { pauseMs: () => 3_600_000 },
    )
    await post(1)
    await host.dispatcher.drain()
    await host.dispatcher.drain()
    expect(attempts).toBe(1)
  })

  it('is heard by another process when the first dies in the middle of a delivery', async () => {
    const started = deferred<void>()
    const dying = await boot(
      [
        afterCommit(lettersPosted, 'post.deliver', () => {
          started.resolve()
          return new Promise(() => {})
        }),
      ],
      { leaseMs: 300 },
    )
    hosts.pop()
    await dying.post(5)
    void dying.host.dispatcher.drain()
    await started.promise
    // As kill -9 leaves it: the lease is not renewed, the row is not finished.
    await dying.host.database.close()

    const heard: number[] = []
    const heir = await boot(
      [
        afterCommit(
          lettersPosted,
          'post.deliver',
          async (_context, [letter]) => void heard.push(letter?.letter ?? 0),
        ),
      ],
      {},
      dying.ownerUrl,
    )
    await heir.host.dispatcher.drain()
    expect(heard).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 400))
    await heir.host.dispatcher.drain()
    expect(heard).toEqual([5])
  })

  it('shares the work with other processes, each row to one of them', async () => {
    const heard: number[] = []
    const subscriber = afterCommit(lettersPosted, 'post.deliver', async (_context, letters) => {
      heard.push(...letters.map(({ letter }) => letter))
    })
    const first = await boot([subscriber])
    const second = await boot([subscriber], {}, first.ownerUrl)
    for (let letter = 0; letter < 250; letter++) await first.post(letter)
    await Promise.all([first.host.dispatcher.drain(), second.host.dispatcher.drain()])
    expect(heard).toHaveLength(250)
    expect(new Set(heard).size).toBe(250)
  })

  it('gets nothing lost when its plugin is away for a while', async () => {
    const absent = await boot([afterCommit(lettersPosted, 'post.deliver', async () => {})])
    await absent.post(9)
    const other = await boot([], {}, absent.ownerUrl)
    await other.host.dispatcher.drain()
    const client = new pg.Client(absent.ownerUrl)
    await client.connect()
    const { rowCount } = await client.query("select from host.outbox where state = 'waiting'")
    await client.end()
    expect(rowCount).toBe(1)
  })
})
