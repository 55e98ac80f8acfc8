import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { ClientOptions } from './client.ts'
import { readLine } from './client-line.ts'
import type { Act } from './perform.ts'

/** A client in a process of its own, and what it has said. */
export interface Client {
  readonly pid: number
  /** Every act it has sent, by key. */
  readonly sent: ReadonlyMap<string, Act>
  /** How those ended that it knows of. */
  readonly known: ReadonlyMap<string, 'done' | 'refused'>
  /** How often it had no answer and sent the same key again. */
  readonly unknown: number
  /** Comes back once it is at work. */
  readonly working: Promise<unknown>
  /** kill -9. What it had sent and not heard of is anybody's guess. */
  kill9(): Promise<void>
  /** Lets it finish what is under way. */
  stop(): Promise<void>
}

/** Starts a client from the program that `buildProgram` has made. */
export function startClient(program: string, options: ClientOptions): Client {
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const sent = new Map<string, Act>()
  const known = new Map<string, 'done' | 'refused'>()
  let unknown = 0
  if (!child.stdout || child.pid === undefined) throw new Error('The client did not start')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (text) => {
    // A line that was cut off by the kill says nothing.
    if (!text.endsWith('}')) return
    const line = readLine(text)
    if ('sent' in line) sent.set(line.sent.key, line.sent)
    else {
      known.set(line.key, line.status)
      unknown += line.unknown
    }
  })
  const working = new Promise((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', (code, signal) => reject(new Error(`The client ended with ${code ?? signal}`)))
  })
  working.catch(() => {})
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    const [[code]] = await ended
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`The client ended with ${code}`)
  }
  return {
    pid: child.pid,
    sent,
    known,
    working,
    get unknown() {
      return unknown
    },
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
