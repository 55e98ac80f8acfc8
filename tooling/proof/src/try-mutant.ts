import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { CheckoutCopy } from './checkout-copy.ts'
import { type Edit, type Mutant, type Suite, suites } from './mutant.ts'

/** What became of a mutant. Only a test that fails has killed it. */
export type Verdict =
  | { readonly status: 'killed'; readonly by: string }
  | { readonly status: 'survived' }
  /** No test is needed to see that: it proves nothing. */
  | { readonly status: 'does not compile'; readonly why: string }

const timeLimitMs = 240_000

/** Plants a defect, runs the tests that are to notice, and takes it back. */
export async function tryMutant(
  copy: CheckoutCopy,
  { edits, killedBy }: Pick<Mutant, 'edits' | 'killedBy'>,
  databaseUrl: string,
): Promise<Verdict> {
  const undo = copy.edit(edits)
  try {
    const why = await compileError(copy, edits)
    if (why !== undefined) return { status: 'does not compile', why }
    const by = await firstFailure(copy, killedBy, databaseUrl)
    return by === undefined ? { status: 'survived' } : { status: 'killed', by }
  } finally {
    undo()
  }
}

/** What the compiler says of the packages that were edited; undefined when it is content. */
export async function compileError(
  { root }: CheckoutCopy,
  edits: readonly Edit[],
): Promise<string | undefined> {
  const packages = new Set(
    edits.filter(({ file }) => file.endsWith('.ts')).map(({ file }) => file.split('/').slice(0, 3).join('/')),
  )
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
  for (const folder of packages) {
    const { code, output } = await run(root, [compiler, '-p', folder])
    if (code !== 0) return output.trim()
  }
  return undefined
}

/** The name of a test that fails, among those of some suites; undefined when all hold. */
export async function firstFailure(
  copy: CheckoutCopy,
  names: readonly Suite[],
  databaseUrl: string,
): Promise<string | undefined> {
  const files = names.flatMap((name) => suites[name])
  // Cut short at the first failure, Vitest does not always tell of it: then all are run.
  for (const bail of [1, 0]) {
    const { failure, endedBadly } = await runTests(copy, files, { bail, databaseUrl })
    if (failure !== undefined || !endedBadly) return failure
  }
  throw new Error(`The tests ended badly, though none is told to have failed: ${files.join(', ')}`)
}

async function runTests(
  { root }: CheckoutCopy,
  files: readonly string[],
  { bail, databaseUrl }: { readonly bail: number; readonly databaseUrl: string },
): Promise<{ readonly failure: string | undefined; readonly endedBadly: boolean }> {
  const results = path.join(root, 'mutant-results.json')
  rmSync(results, { force: true })
  const { code, output, late } = await run(
    root,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project=unit',
      `--bail=${bail}`,
      // A machine that is busy with other things has noticed no defect.
      '--testTimeout=120000',
      '--hookTimeout=120000',
      '--reporter=json',
      `--outputFile=${results}`,
      ...files,
    ],
    { DATABASE_URL: databaseUrl },
  )
  if (late) return { failure: `none came to an end within ${timeLimitMs / 1_000} s`, endedBadly: true }
  return { failure: failureIn(readResults(results, output), root), endedBadly: code !== 0 }
}

/** Of one test file, as Vitest's JSON reporter tells it. */
export interface FileResults {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
}

function readResults(file: string, output: string): readonly FileResults[] {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as { testResults: FileResults[] }
    if (testResults.length > 0) return testResults
  } catch {
    // Nothing was written, or not all of it.
  }
  throw new Error(`The tests could not be run:\n${output.slice(-4_000)}`)
}

/** The first failure there is. Throws where a file has no tests to tell of: that notices nothing but itself. */
export function failureIn(files: readonly FileResults[], root: string): string | undefined {
  for (const { name, status, message, assertionResults } of files) {
    const failed = assertionResults.find((test) => test.status === 'failed')
    if (failed) return failed.fullName
    if (status !== 'failed') continue
    // Around its tests, when those are told of.
    if (assertionResults.length === 0) throw new Error(`${name} could not be read:\n${message}`)
    return `${path.relative(root, name)}, around its tests: ${message.split('\n')[0]}`
  }
  return undefined
}

async function run(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string; late: boolean }> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with all it has started.
    detached: true,
  })
  let output = ''
  let late = false
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(() => {
    late = true
    end()
  }, timeLimitMs)
  process.once('exit', end)
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(timer)
  process.off('exit', end)
  return { code, output, late }
}
