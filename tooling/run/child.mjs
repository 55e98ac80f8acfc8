import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { ROOT } from './checkout.mjs'

const INTERRUPTED = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/**
 * Runs a program, in the checkout unless told otherwise, and answers its exit code. With `onLine` its output is handed over a line at
 * a time, else shown as it is. A signal is passed on, and ends this process once the program has gone.
 */
export async function run(command, args, { onLine, env = {}, cwd = ROOT } = {}) {
  // Windows' command files run in a shell only, which splits at spaces.
  const shell = command.endsWith('.cmd')
  const child = spawn(shell ? `"${command}"` : command, args, {
    cwd,
    shell,
    // A group of its own, to which a signal goes as a whole: launchers like npm's and turbo's pass none on.
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
    stdio: ['ignore', ...(onLine ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
  })
  let interrupted
  const forward = (signal) => {
    if (interrupted || child.pid === undefined) return
    interrupted = signal
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  }
  for (const signal of Object.keys(INTERRUPTED)) process.on(signal, forward)
  const read = onLine ? [child.stdout, child.stderr].map((stream) => eachLine(stream, onLine)) : []
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (exitCode) => resolve(exitCode ?? 1))
    })
    await Promise.all(read)
    if (interrupted) process.exit(INTERRUPTED[interrupted])
    return code
  } finally {
    for (const signal of Object.keys(INTERRUPTED)) process.off(signal, forward)
  }
}

async function eachLine(stream, onLine) {
  for await (const line of createInterface({ input: stream })) onLine(line)
}
