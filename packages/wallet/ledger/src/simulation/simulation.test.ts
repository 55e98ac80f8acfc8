import { tellCounts } from '@tooling/vitest'
import { expect, it } from 'vitest'
import { type RunCounts, simulate } from './simulate.ts'

/** `SIMULATION_SEEDS=1000000` for more, `SEED=4711` to run that one again. */
const only = process.env['SEED']
const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 20_000)

it(`holds in ${only ? `the seed ${only}` : `${seeds} seeded runs`} of clients, queues and a database that fail`, {
  timeout: 60_000 + seeds * 20,
}, async () => {
  const total = new Map<string, number>()
  const first = only ? Number(only) : 1
  const last = only ? first : seeds
  for (let seed = first; seed <= last; seed++) {
    const counts = await simulate(seed).catch((cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${message}\nRun it again with SEED=${seed}`, { cause })
    })
    // Virtual time never lets the test runner have its turn.
    await new Promise(setImmediate)
    for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count)
  }
  tellCounts('simulation', { seeds: last - first + 1, ...Object.fromEntries(total) })
  if (only) return
  // A run in which nothing goes wrong proves nothing.
  const never = [...total].filter(([, count]) => count === 0).map(([name]) => name)
  expect(never).toEqual([])
})

it('runs a seed the same way every time', async () => {
  const runs: RunCounts[] = []
  for (let run = 0; run < 3; run++) runs.push(await simulate(4_711))
  expect(runs[1]).toEqual(runs[0])
  expect(runs[2]).toEqual(runs[0])
})
