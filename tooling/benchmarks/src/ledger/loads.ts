import { median, perSecond, quantile } from './measured.ts'
import type { Yardstick } from './pgbench.ts'
import type { Shop } from './shop.ts'
import { sell } from './till.ts'

/** Postings a second, beside what pgbench reached on the same server in the same run. */
export interface LoadFigures {
  readonly ours: number
  readonly pgbench: number
  readonly ratio: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const loads = {
  single: { inFlight: 1, clients: 1, hot: false },
  inflight64: { inFlight: 64, clients: 16, hot: false },
  inflight256: { inFlight: 256, clients: 16, hot: false },
  inflight1024: { inFlight: 1_024, clients: 16, hot: false },
  hotWallet64: { inFlight: 64, clients: 16, hot: true },
} as const

export type LoadName = keyof typeof loads

/**
 * Measures every load, and pgbench, in turn and several times over: what disturbs the machine then disturbs both. The
 * median of each counts.
 */
export async function measureLoads(
  shop: Shop,
  yardstick: Yardstick,
  { rounds, seconds, say }: { rounds: number; seconds: number; say: (line: string) => void },
): Promise<Record<LoadName, LoadFigures>> {
  const yard = new Map<number, number[]>([1, 16].map((clients) => [clients, []]))
  const names = Object.keys(loads) as LoadName[]
  const runs = new Map(
    names.map((name) => [name, { rates: [] as number[], p50: [] as number[], p99: [] as number[] }]),
  )
  // Until caches and compilers have settled, of which a program in C has none: a path that runs a few hundred times a
  // second is compiled for speed only after thousands of runs.
  say('Warming up')
  await sellTo(shop, { inFlight: 256, hot: false, seconds })
  await sellTo(shop, { inFlight: 1, hot: false, seconds: 3 * seconds })
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds}`)
    for (const [clients, rates] of yard) rates.push(await yardstick.measure(clients, seconds))
    for (const name of names) {
      const run = runs.get(name)
      const measured = await sellTo(shop, { ...loads[name], seconds })
      run?.rates.push(perSecond(measured))
      run?.p50.push(quantile(measured.latenciesMs, 0.5))
      run?.p99.push(quantile(measured.latenciesMs, 0.99))
    }
  }
  const figuresOf = (name: LoadName): LoadFigures => {
    const run = runs.get(name)
    const ours = median(run?.rates ?? [])
    const pgbench = median(yard.get(loads[name].clients) ?? [])
    return {
      ours,
      pgbench,
      ratio: ours / pgbench,
      p50Ms: median(run?.p50 ?? []),
      p99Ms: median(run?.p99 ?? []),
    }
  }
  return {
    single: figuresOf('single'),
    inflight64: figuresOf('inflight64'),
    inflight256: figuresOf('inflight256'),
    inflight1024: figuresOf('inflight1024'),
    hotWallet64: figuresOf('hotWallet64'),
  }
}

function sellTo(
  { host, company, customerIds }: Shop,
  { inFlight, hot, seconds }: { inFlight: number; hot: boolean; seconds: number },
) {
  const whom = hot ? customerIds.slice(0, 1) : customerIds
  return sell({ database: host.database, company, customerIds: whom, inFlight, seconds })
}
