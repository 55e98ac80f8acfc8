import { newId } from '@platform/database'
import type { Act } from './perform.ts'
import { bootShop, type Shop } from './shop.ts'
import { insist, openTill } from './till.ts'

/** Which wallets are wanted. */
export type Shape = 'uniform' | 'skewed' | 'hot' | 'rings'

export interface ClientOptions {
  readonly ownerUrl: string
  /** The packages of the checkout. */
  readonly migrationsRoot: string
  readonly shop: Shop
  readonly shape: Shape
  readonly inFlight: number
}

/** What a client writes, a line each: before it sends an act, and when it knows. */
export type ClientLine =
  | { readonly sent: Omit<Act, 'amount'> & { readonly amount: string } }
  | {
      readonly key: string
      readonly status: 'done' | 'refused'
      readonly code?: string
      readonly unknown: number
    }

// A program of its own, to be killed: sells without a pause until it is asked to stop.
const options = JSON.parse(process.argv[2] ?? '') as ClientOptions
const { shop, shape } = options
const host = await bootShop(options.ownerUrl, options.migrationsRoot)
const submit = openTill(host.database, shop.company)
let stopping = false
process.once('SIGTERM', () => {
  stopping = true
})
const workers = Array.from({ length: options.inFlight }, async (_, worker) => {
  for (let turn = 0; !stopping; turn++) {
    const act = draw(worker, turn)
    tell({ sent: { ...act, amount: act.amount.toString() } })
    const { resolved, unknown } = await insist(submit, act)
    tell({ key: act.key, unknown, ...resolved })
  }
})
await Promise.all(workers)
await host.close()

function tell(line: ClientLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function draw(worker: number, turn: number): Act {
  const { customerIds, invoiceIds } = shop
  const key = newId()
  const any = Math.random()
  if (shape === 'rings') {
    // Each goes round the same ring from another place, every other one the other way round.
    const step = worker % 2 === 0 ? turn : -turn
    const place = (((worker * 3 + step) % invoiceIds.length) + invoiceIds.length) % invoiceIds.length
    const customerId = customerIds[place] ?? ''
    const neighbour = (place + (worker % 2) * 2 - 1 + customerIds.length) % customerIds.length
    const amount = BigInt(1 + Math.floor(any * 60))
    if (any < 0.4) return { kind: 'allocate', key, invoiceId: invoiceIds[place] ?? '', amount }
    if (any < 0.8)
      return { kind: 'transfer', key, customerId, toCustomerId: customerIds[neighbour] ?? '', amount }
    return { kind: any < 0.9 ? 'charge' : 'top_up', key, customerId, amount }
  }
  const place = { uniform: Math.random(), skewed: Math.random() ** 4, hot: 0 }[shape]
  const customerId = customerIds[Math.floor(place * customerIds.length)] ?? ''
  // One charge in twenty is more than anybody has.
  if (any < 0.05) return { kind: 'charge', key, customerId, amount: 1_000_000_000n }
  return { kind: any < 0.5 ? 'top_up' : 'charge', key, customerId, amount: BigInt(1 + Math.floor(any * 100)) }
}
