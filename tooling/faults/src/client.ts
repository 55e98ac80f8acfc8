import { newId } from '@platform/database'
import { type ClientLine, writeLine } from './client-line.ts'
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

// A program of its own, to be killed: sells without a pause until it is asked to stop.
const options = JSON.parse(process.argv[2] ?? '') as ClientOptions
const { shop, shape } = options
const host = await bootShop(options.ownerUrl, options.migrationsRoot)
const submit = openTill(host.database, shop.company)
/** The last of the holds it has placed, whatever became of them. */
const held: { readonly customerId: string; readonly holdId: string }[] = []
let stopping = false
process.once('SIGTERM', () => {
  stopping = true
})
const workers = Array.from({ length: options.inFlight }, async (_, worker) => {
  for (let turn = 0; !stopping; turn++) {
    const act = draw(worker, turn)
    tell({ sent: act })
    const { resolved, unknown } = await insist(submit, act)
    if (act.kind === 'hold' && resolved.status === 'done') {
      held.push({ customerId: act.customerId, holdId: resolved.transactionId })
      if (held.length > 50) held.shift()
    }
    tell({ key: act.key, unknown, ...resolved })
  }
})
await Promise.all(workers)
await host.close()

function tell(line: ClientLine): void {
  process.stdout.write(`${writeLine(line)}\n`)
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
  const amount = BigInt(1 + Math.floor(Math.random() * 100))
  if (any < 0.35) return { kind: 'top_up', key, customerId, amount }
  if (any < 0.45) return { kind: 'top_up', key, customerId, amount, expiresAt: within(3_000) }
  // Every other one lasts, so that a slow machine captures some of them, too.
  const lifetimeMs = any < 0.51 ? 3_000 : 600_000
  if (any < 0.57) return { kind: 'hold', key, customerId, amount, expiresAt: within(lifetimeMs) }
  const hold = held[Math.floor(Math.random() * held.length)]
  if (hold && any < 0.68) return { kind: 'capture', key, ...hold, amount: 1n + amount / 5n }
  if (hold && any < 0.72) return { kind: 'release', key, ...hold }
  return { kind: 'charge', key, customerId, amount }
}

/** Some moment that is not further away: now and then before what expires then is there. */
function within(durationMs: number): string {
  return new Date(Date.now() + durationMs * Math.random()).toISOString()
}
