// npm run dev: the server and the web pages from their sources, started anew or refreshed on every change.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ROOT } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'
import { step } from './progress.mjs'
import { runTasks } from './turbo.mjs'

await ensureInstalled()
const progress = step('Generating')
const { code, output } = await runTasks(['generate'], { onTask: progress.line })
if (code !== 0) {
  progress.failed(output)
  process.exit(1)
}
progress.done()

process.env.DATA_DIR = path.resolve(process.env.DATA_DIR || path.join(ROOT, '.data'))
process.env.API_URL ||= `http://localhost:${process.env.PORT || 4000}`
let stopping = false
const programs = [
  start('apps/server', ['tsx', 'watch', '--clear-screen=false', 'src/main.ts']),
  start('apps/web', ['vite', '--clearScreen', 'false']),
]
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal))
await Promise.all(programs.map((program) => new Promise((resolve) => program.once('exit', resolve))))

function start(app, [name, ...args]) {
  const cwd = path.join(ROOT, app)
  const program = path.join(cwd, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
  const child = spawn(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  // One without the other is of no use.
  child.once('exit', () => stop('SIGTERM'))
  return child
}

/** Once: to the server a second signal means "at once". */
function stop(signal) {
  if (stopping) return
  stopping = true
  for (const program of programs) program.kill(signal)
}
