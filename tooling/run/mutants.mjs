// npm run mutants: plants one defect after another in a copy of the sources, and asks the tests whether they notice.
import path from 'node:path'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'
import { step } from './progress.mjs'
import { runTasks } from './turbo.mjs'

endWithLauncher()
await ensureInstalled()
const progress = step('Generating')
const generated = await runTasks(['generate'], { onTask: progress.line })
if (generated.code !== 0) {
  progress.failed(generated.output)
  process.exit(1)
}
progress.done()
const cwd = path.join(ROOT, 'tooling/proof')
process.exit(
  await run(process.execPath, ['--import', 'tsx', 'src/main.ts', ...process.argv.slice(2)], { cwd }),
)
