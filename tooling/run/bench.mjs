// npm run bench -- ledger: measures a bundle like the server's, against pgbench on the same PostgreSQL.
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'
import { step } from './progress.mjs'
import { runTasks } from './turbo.mjs'

const BENCHMARKS = path.join(ROOT, 'tooling/benchmarks')

endWithLauncher()
await ensureInstalled()
// Pages are measured as they ship.
if (process.argv[2] === 'pages' && !(await ensureBuilt())) process.exit(1)
const progress = step('Building')
const built = await build(progress)
if (built.code !== 0) {
  progress.failed(built.output)
  process.exit(1)
}
progress.done()
// With the young generation that `npm start` and the image give the server.
const node = ['--max-semi-space-size=64', path.join(BENCHMARKS, 'dist/main.js')]
process.exit(await run(process.execPath, [...node, ...process.argv.slice(2)]))

async function build({ line }) {
  const generated = await runTasks(['generate'], { onTask: line })
  if (generated.code !== 0) return generated
  const output = []
  const vite = path.join(BENCHMARKS, 'node_modules/vite/bin/vite.js')
  const code = await run(process.execPath, [vite, 'build', BENCHMARKS], {
    onLine: (said) => output.push(said),
  })
  return { code, output: output.join('\n') }
}
