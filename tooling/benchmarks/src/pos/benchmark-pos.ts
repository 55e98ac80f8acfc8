import os from 'node:os'
import { administer } from '../ledger/administer.ts'
import { median, perSecond, quantile } from '../ledger/measured.ts'
import { openYardstick, requirePgbench, type Yardstick } from '../ledger/pgbench.ts'
import { prove } from '../ledger/prove.ts'
import { openHttpTills } from './http-till.ts'
import { onDurableServer } from './on-durable-server.ts'
import { openPosShop, type PosShop } from './pos-shop.ts'
import { sellByWallet } from './sell-by-wallet.ts'
import { startPosServer } from './server-process.ts'

export interface PosBenchmarkOptions {
  readonly customers: number
  readonly seconds: number
  readonly rounds: number
  readonly say: (line: string) => void
}

/** Whole sales a second, beside what pgbench reached on the same server in the same run. */
export interface TillFigures {
  readonly rate: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly ratio: number
}

export interface PosFigures {
  readonly machine: string
  readonly customers: number
  /** The best of one client and of sixteen. */
  readonly pgbench: number
  readonly tills1: TillFigures
  readonly tills16: TillFigures
  readonly tills64: TillFigures
}

const tillCounts = [1, 16, 64] as const
const yardstickClients = [1, 16] as const

/** Measures the till over HTTP on a durable PostgreSQL of its own in a temporary folder, which is gone afterwards. */
export async function benchmarkPos(options: PosBenchmarkOptions): Promise<PosFigures> {
  const { customers, say } = options
  await requirePgbench()
  say('Starting a durable PostgreSQL')
  return onDurableServer(async ({ host, ownerUrl, yardstickUrl }) => {
    say('Preparing pgbench, scale 20')
    const yardstick = await openYardstick(yardstickUrl)
    say(`Opening 64 tills, with ${customers.toLocaleString('en')} customers`)
    const shop = await openPosShop(host, { tills: 64, customers })
    const server = await startPosServer(ownerUrl)
    let figures: PosFigures
    try {
      figures = await measure({ url: server.url, ownerUrl, shop, yardstick }, options)
    } finally {
      await server.stop()
    }
    say('Proving what was sold')
    await host.drain()
    await prove({ host, ...shop })
    return figures
  })
}

async function measure(
  { url, ownerUrl, shop, yardstick }: { url: string; ownerUrl: string; shop: PosShop; yardstick: Yardstick },
  { customers, seconds, rounds, say }: PosBenchmarkOptions,
): Promise<PosFigures> {
  const opened = await openHttpTills(url, shop)
  const sellAt = (tills: number) =>
    sellByWallet({ shop, tills: new Map([...opened].slice(0, tills)), seconds })
  // Until the compilers and caches have settled.
  await sellAt(64)
  // PostgreSQL plans for tables that it knows not to be empty, as in a shop that has sold before.
  await administer(ownerUrl, 'vacuum analyze')
  const yard = new Map<number, number[]>(yardstickClients.map((clients) => [clients, []]))
  const runs = new Map(
    tillCounts.map((tills) => [tills, { rates: [] as number[], p50: [] as number[], p99: [] as number[] }]),
  )
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`)
    for (const [clients, rates] of yard) rates.push(await yardstick.measure(clients, seconds))
    for (const [tills, run] of runs) {
      const measured = await sellAt(tills)
      run.rates.push(perSecond(measured))
      run.p50.push(quantile(measured.latenciesMs, 0.5))
      run.p99.push(quantile(measured.latenciesMs, 0.99))
    }
  }
  for (const till of opened.values()) await till.close()
  const pgbench = Math.max(...[...yard.values()].map(median))
  const figuresOf = (tills: (typeof tillCounts)[number]): TillFigures => {
    const run = runs.get(tills)
    const rate = median(run?.rates ?? [])
    return { rate, p50Ms: median(run?.p50 ?? []), p99Ms: median(run?.p99 ?? []), ratio: rate / pgbench }
  }
  return {
    machine: `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.versions.node}`,
    customers,
    pgbench,
    tills1: figuresOf(1),
    tills16: figuresOf(16),
    tills64: figuresOf(64),
  }
}
