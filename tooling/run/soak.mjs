// npm run soak [-- --record]: the tests of chance and of faults with larger counts, e.g. over night. Tells at the end how
// much was tried; with --record also in docs/promises.md. FAULT_CYCLES=5 npm run soak for less of one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
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
  'packages/wallet/ledger/src/checks/tampering',
  'packages/wallet/ledger/src/decide/decide.property',
  'packages/wallet/ledger/src/post.property',
  'packages/wallet/ledger/src/simulation',
  'tooling/faults',
]
const PROMISES = path.join(ROOT, 'docs/promises.md')

endWithLauncher()
await ensureInstalled()
const progress = step('Generating')
const generated = await runTasks(['generate'], { onTask: progress.line })
if (generated.code !== 0) {
  progress.failed(generated.output)
  process.exit(1)
}
progress.done()

const folder = mkdtempSync(path.join(os.tmpdir(), 'soak-'))
const told = path.join(folder, 'counts')
writeFileSync(told, '')
const env = { COUNTS_FILE: told }
for (const [name, count] of Object.entries(COUNTS)) env[name] = process.env[name] || String(count)
const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
const began = performance.now()
const code = await run(process.execPath, [vitest, 'run', '--project', 'unit', ...TESTS], { env })
const minutes = Math.round((performance.now() - began) / 60_000)
const table = tableOf(readFileSync(told, 'utf8'), minutes)
rmSync(folder, { recursive: true })
console.log(`\n${table}`)
if (code === 0 && process.argv.includes('--record')) record(table)
process.exit(code)

function tableOf(lines, tookMinutes) {
  const day = new Date().toISOString().slice(0, 10)
  const machine = `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${os.type()}, Node ${process.versions.node}`
  const rows = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .sort((a, b) => (a.what < b.what ? -1 : 1))
    .map(({ what, counts }) => `| ${what} | ${Object.entries(counts).map(sayCount).join(', ')} |`)
  return [`${day}, ${tookMinutes} minutes; ${machine}`, '', '| what | how much |', '|---|---|', ...rows].join(
    '\n',
  )
}

function sayCount([name, count]) {
  return `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()} ${count.toLocaleString('en')}`
}

function record(text) {
  const document = readFileSync(PROMISES, 'utf8')
  const [before, rest] = document.split('<!-- soak -->')
  const [, after] = rest.split('<!-- end of soak -->')
  writeFileSync(PROMISES, `${before}<!-- soak -->\n${text}\n<!-- end of soak -->${after}`)
}
