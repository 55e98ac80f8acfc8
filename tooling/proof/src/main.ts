import path from 'node:path'
import { abandonPostgres, startPostgres } from '@tooling/dev-services'
import { copyCheckout } from './checkout-copy.ts'
import type { Suite } from './mutant.ts'
import { mutants } from './mutants.ts'
import { firstFailure, tryMutant, type Verdict } from './try-mutant.ts'

// npm run mutants [-- NAME ...]: all of them, or those whose names are given or begin so.
const names = process.argv.slice(2)
const chosen = mutants.filter(
  (mutant) => names.length === 0 || names.some((name) => mutant.name.startsWith(name)),
)
if (chosen.length === 0) {
  console.error(`There is no such mutant. There are: ${mutants.map(({ name }) => name).join(' ')}`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const started = performance.now()
const copy = copyCheckout()
const dataDir = path.join(copy.root, 'database')
// Also when it is interrupted.
process.once('exit', () => {
  abandonPostgres(dataDir)
  copy.remove()
})
const server = await startPostgres({ dataDir, durable: false })
const url = server.url('postgres')
try {
  const suites = [...new Set(chosen.flatMap(({ killedBy }) => killedBy))]
  await requireSoundness(suites)
  const verdicts: Verdict[] = []
  for (const mutant of chosen) {
    const began = performance.now()
    const verdict = await tryMutant(copy, mutant, url)
    verdicts.push(verdict)
    console.log(
      [
        verdict.status.padEnd(16),
        mutant.name.padEnd(30),
        secondsSince(began).padStart(7),
        ' ',
        verdict.status === 'killed' ? verdict.by : `${mutant.defect}: ${mutant.killedBy.join(', ')}`,
      ].join(' '),
    )
    if (verdict.status === 'does not compile') console.log(verdict.why)
  }
  const killed = verdicts.filter(({ status }) => status === 'killed').length
  console.log(`${killed} of ${chosen.length} defects were noticed, in ${secondsSince(started)}`)
  process.exitCode = killed === chosen.length ? 0 : 1
} finally {
  await server.stop()
}

/** A test that fails without any defect would seem to notice every one. */
async function requireSoundness(suites: readonly Suite[]): Promise<void> {
  const began = performance.now()
  for (const suite of suites) {
    const failure = await firstFailure(copy, [suite], url)
    if (failure !== undefined) throw new Error(`Without any defect this fails already: ${failure}`)
  }
  console.log(`All tests hold without a defect (${secondsSince(began)})`)
}

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1_000).toFixed(1)} s`
}
