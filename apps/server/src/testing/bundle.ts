import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

const app = path.resolve(import.meta.dirname, '../..')

/** Builds the server as it ships, beside the real one; answers the file to run. */
export async function buildBundle(): Promise<string> {
  const outDir = path.join(app, 'node_modules/.cache/boot-bundle')
  await build({ root: app, logLevel: 'error', build: { outDir, emptyOutDir: true, sourcemap: false } })
  return path.join(outDir, 'main.js')
}

/** A process of the built server. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** What it has said so far, both streams. */
  said(): string
  /** Its address, once it says so; throws with all it said when it ends instead. */
  address(): Promise<string>
  /** Its exit code, or the signal that killed it. */
  ended(): Promise<number | string>
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left running. */
export function killBundles(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts the bundle with these arguments and nothing of our environment but what it needs to run. */
export function startBundle(
  bundle: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> },
): ServerProcess {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [bundle, ...args], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  running.add(child)
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return code ?? signal
  })
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const found = /runs at (http:\S+)/.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
    ended.then((code) => reject(new Error(`The server ended (${code}):\n${lines.join('\n')}`)))
  })
  address.catch(() => {})
  return { child, said: () => lines.join('\n'), address: () => address, ended: () => ended }
}
