import { describe, expect, it } from 'vitest'
import { type BatchedOptions, Busy, batched, OutcomeUnknown } from './index.ts'

interface Order {
  readonly shop: string
  readonly wallet: string
  readonly key: string
}

const options: BatchedOptions<Order> = {
  lanes: 1,
  sizeMax: 100,
  queueMax: 1000,
  groupOf: ({ shop }) => shop,
  contentionOf: ({ wallet }) => wallet,
  identityOf: ({ key }) => key,
}
const order = (key: string, shop = 'a', wallet = 'w'): Order => ({ shop, wallet, key })

/** A set function that waits for `open` and remembers what it was given. */
function kitchen(answer: (order: Order) => string = ({ key }) => `done ${key}`) {
  const batches: string[][] = []
  const gates: (() => void)[] = []
  const run = async (orders: readonly Order[]) => {
    batches.push(orders.map(({ key }) => key))
    await new Promise<void>((open) => gates.push(open))
    return orders.map(answer)
  }
  const open = async () => {
    await settled()
    gates.shift()?.()
    await settled()
  }
  return { batches, run, open }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('batched', () => {
  it('sends the first at once, and together whatever arrives while it is in flight', async () => {
    const { batches, run, open } = kitchen()
    const submit = batched(run, options)
    const first = submit(order('1'))
    await settled()
    const others = ['2', '3', '4'].map((key) => submit(order(key)))
    await open()
    await open()
    expect(await Promise.all([first, ...others])).toEqual(['done 1', 'done 2', 'done 3', 'done 4'])
    expect(batches).toEqual([['1'], ['2', '3', '4']])
    await submit.idle()
    expect(submit.size).toBe(0)
  })

  it('never has two groups in one batch, and splits what is larger than a batch', async () => {
    const { batches, run, open } = kitchen()
    const submit = batched(run, { ...options, sizeMax: 2 })
    const all = [order('1'), order('2', 'b'), order('3'), order('4')].map(submit)
    for (let batch = 0; batch < 3; batch++) await open()
    await Promise.all(all)
    expect(batches.toSorted()).toEqual([['1', '3'], ['2'], ['4']])
  })

  it('gives requests with one identity one run and one answer', async () => {
    const { batches, run, open } = kitchen()
    const submit = batched(run, options)
    const twice = [submit(order('1')), submit(order('1'))]
    await open()
    expect(await Promise.all(twice)).toEqual(['done 1', 'done 1'])
    expect(batches).toEqual([['1']])
  })

  it('takes one identity in two groups for two requests', async () => {
    const { batches, run, open } = kitchen(({ shop }) => `done in ${shop}`)
    const submit = batched(run, options)
    const both = [submit(order('1', 'a')), submit(order('1', 'b'))]
    await open()
    await open()
    expect(await Promise.all(both)).toEqual(['done in a', 'done in b'])
    expect(batches).toEqual([['1'], ['1']])
  })

  it('answers busy when the queue is full, and has run nothing of it', async () => {
    const { batches, run, open } = kitchen()
    const submit = batched(run, { ...options, queueMax: 1 })
    const first = submit(order('1'))
    await expect(submit(order('2'))).rejects.toBeInstanceOf(Busy)
    await open()
    await first
    expect(batches).toEqual([['1']])
  })

  it('halves a batch that fails until the poisonous request fails alone', async () => {
    const runs: number[] = []
    const submit = batched(async (orders: readonly Order[]) => {
      runs.push(orders.length)
      await settled()
      if (orders.some(({ key }) => key === '5')) throw new Error('poison')
      return orders.map(({ key }) => key)
    }, options)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, key) => submit(order(String(key)))),
    )
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      Array.from({ length: 9 }, (_, key) => key !== 5),
    )
    expect(runs[0]).toBe(9)
  })

  it('asks again with the same requests when a commit is unknown, and never calls it failed', async () => {
    const seen: string[][] = []
    const submit = batched(async (orders: readonly Order[]) => {
      seen.push(orders.map(({ key }) => key))
      if (seen.length < 3) throw new OutcomeUnknown('lost')
      return orders.map(({ key }) => key)
    }, options)
    expect(await Promise.all([submit(order('1')), submit(order('2'))])).toEqual(['1', '2'])
    expect(seen).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['1', '2'],
    ])
  })

  it('keeps requests over one wallet in one lane, others apart', async () => {
    const { batches, run, open } = kitchen()
    const submit = batched(run, { ...options, lanes: 16 })
    const all = [order('1', 'a', 'x'), order('2', 'a', 'x'), order('3', 'a', 'another wallet')].map(submit)
    await open()
    await open()
    await Promise.all(all)
    expect(batches).toEqual([['1', '2'], ['3']])
  })
})
