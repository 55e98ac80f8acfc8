// npm test: every check there is, then the sum of it on the last line.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'
import { step } from './progress.mjs'
import { checkBoundaries, runTasks } from './turbo.mjs'

const RESULTS = path.join(ROOT, 'node_modules/.cache/erp-customer-wallet/vitest.json')

endWithLauncher()
await ensureInstalled()
const checks = [
  await check('Lint', biome),
  await check('Boundaries', checkBoundaries),
  await check('Types', types),
  await ensureBuilt(),
]
const tests = await vitest(process.argv.slice(2))

const passed = tests.passed + checks.filter(Boolean).length
const failed = tests.failed + checks.filter((ok) => !ok).length
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Runs one check; its output matters when it fails only. */
async function check(title, work) {
  const progress = step(title)
  const { code, output } = await work(progress)
  if (code === 0) progress.done()
  else progress.failed(output)
  return code === 0
}

function biome() {
  return program('node_modules/@biomejs/biome/bin/biome', ['check', '.'])
}

/** All sources as one program: package by package, each would be compiled again with all that it rests on. */
async function types({ line }) {
  const generated = await runTasks(['generate'], { onTask: line })
  return generated.code === 0 ? program('node_modules/typescript/bin/tsc', ['-p', ROOT]) : generated
}

async function program(file, args) {
  const output = []
  const code = await run(process.execPath, [path.join(ROOT, file), ...args], {
    onLine: (line) => output.push(line),
  })
  return { code, output: output.join('\n') }
}

/** Runs the tests and counts them. */
async function vitest(args) {
  mkdirSync(path.dirname(RESULTS), { recursive: true })
  rmSync(RESULTS, { force: true })
  const program = path.join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`]
  const code = await run(process.execPath, [program, 'run', ...reporters, ...args])
  const counted = count()
  // A run that ended badly for a reason of its own (an unhandled error, no test found) is a failure, too.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

function count() {
  let results
  try {
    results = JSON.parse(readFileSync(RESULTS, 'utf8'))
  } catch {
    return { passed: 0, failed: 0 }
  }
  // A file that cannot even be loaded has no test that could fail.
  const broken = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return { passed: results.numPassedTests, failed: results.numFailedTests + broken.length }
}
