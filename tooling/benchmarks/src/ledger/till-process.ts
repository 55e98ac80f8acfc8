import { fork } from 'node:child_process'
import type { Company } from '@platform/plugin-api'
import { bootShop, type Shop } from './shop.ts'
import { sell } from './till.ts'

interface Order {
  readonly ownerUrl: string
  readonly company: Company
  readonly customerIds: readonly string[]
  readonly inFlight: number
  readonly seconds: number
}

/** Sells from as many processes at once, each with its share of what is in flight. Answers postings a second. */
export async function sellFromProcesses(
  { company, customerIds }: Shop,
  {
    processes,
    inFlight,
    seconds,
    ownerUrl,
  }: { processes: number; inFlight: number; seconds: number; ownerUrl: string },
): Promise<number> {
  const order: Order = { ownerUrl, company, customerIds, inFlight: Math.ceil(inFlight / processes), seconds }
  const tills = await Promise.all(Array.from({ length: processes }, () => openTill(order)))
  const rates = await Promise.all(tills.map((till) => till.sell()))
  return rates.reduce((sum, rate) => sum + rate, 0)
}

/** Comes back when the process is ready to sell, so that all begin together. */
async function openTill(order: Order): Promise<{ sell(): Promise<number> }> {
  const child = fork(process.argv[1] ?? '', ['till'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const answer = () =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(Number(message)))
      child.once('exit', (code) => reject(new Error(`a selling process ended with ${code}`)))
    })
  const ready = answer()
  child.send(order)
  await ready
  return {
    sell() {
      const sold = answer()
      child.send('sell')
      return sold
    },
  }
}

/** The other end: a process of its own, as a second API process is. */
export async function runTill(): Promise<number> {
  const order = (await heard()) as Order
  const host = await bootShop(order.ownerUrl)
  try {
    const options = { ...order, database: host.database }
    await sell({ ...options, seconds: 1 })
    const asked = heard()
    process.send?.(0)
    await asked
    const { count, seconds } = await sell(options)
    process.send?.(count / seconds)
  } finally {
    await host.close()
    process.disconnect()
  }
  return 0
}

function heard(): Promise<unknown> {
  return new Promise((resolve) => process.once('message', resolve))
}
