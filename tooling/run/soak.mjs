// npm run soak: the tests of chance and of faults with larger counts, e.g. over night. FAULT_CYCLES=5 npm run soak for less.
import path from 'node:path'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'
import { step } from './progress.mjs'
import { runTasks } from './turbo.mjs'

const COUNTS = {
  FAULT_CYCLES: 40,
  FAULT_SECONDS: 30,
  CUT_EVERY: 1,
  CUT_ROUNDS: 100,
  SIMULATION_SEEDS: 200_000,
  WALLET_SEQUENCES: 20_000,
}
const TESTS = [
  'packages/wallet/ledger/src/decide/decide.property',
  'packages/wallet/ledger/src/post.property',
  'packages/wallet/ledger/src/simulation',
  'tooling/faults',
]

endWithLauncher()
await ensureInstalled()
const progress = step('Generating')
const generated = await runTasks(['generate'], { onTask: progress.line })
if (generated.code !== 0) {
  progress.failed(generated.output)
  process.exit(1)
}
progress.done()
const env = Object.fromEntries(
  Object.entries(COUNTS).map(([name, count]) => [name, process.env[name] || String(count)]),
)
console.error(Object.entries(env).flat().join(' '))
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
const args = ['run', '--project', 'unit', ...TESTS, ...process.argv.slice(2)]
process.exit(await run(process.execPath, [vitest, ...args], { env }))
