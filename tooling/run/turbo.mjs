import path from 'node:path'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { PNPM_PATH } from './install.mjs'

const TURBO = path.join(ROOT, 'node_modules/turbo/bin/turbo')
const ENVIRONMENT = { ...PNPM_PATH, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }

/**
 * Runs turbo tasks; `onTask` hears of each one that is not answered from the cache. Answers the exit code, and
 * what the failing tasks said.
 */
export async function runTasks(tasks, { onTask = () => {} } = {}) {
  const output = new Map()
  const other = []
  const code = await turbo(
    ['run', ...tasks, '--continue', '--ui=stream', '--log-order=stream', '--output-logs=full'],
    (line) => {
      const [, task, text] = /^(\S+:[\w-]+): (.*)$/.exec(line) ?? []
      if (task === undefined) other.push(line)
      else if (text.startsWith('cache miss')) onTask(task.replace(':', ' '))
      else output.set(task, [...(output.get(task) ?? []), text])
    },
  )
  const failed = (/^ *Failed: +(.*)$/m.exec(other.join('\n'))?.[1] ?? '').split(', ').filter(Boolean)
  const said = failed.map((name) => `${name}\n${(output.get(name.replace('#', ':')) ?? []).join('\n')}`)
  return { code, output: said.length > 0 ? said.join('\n\n') : other.join('\n') }
}

/** Checks the floors: tags, undeclared dependencies, escapes. */
export async function checkBoundaries() {
  const output = []
  const code = await turbo(['boundaries'], (line) => output.push(line))
  return { code, output: output.join('\n') }
}

function turbo(args, onLine) {
  return run(process.execPath, [TURBO, ...args], { env: ENVIRONMENT, onLine })
}
