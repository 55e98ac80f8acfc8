// npm run screenshots: takes the pictures of the README again, of the product as it is.
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ROOT } from './checkout.mjs'
import { run } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'

endWithLauncher()
await ensureInstalled()
if (!(await ensureBuilt())) process.exit(1)
const cwd = path.join(ROOT, 'tooling/screenshots')
process.exit(
  await run(process.execPath, ['--import', 'tsx', 'src/main.ts', ...process.argv.slice(2)], { cwd }),
)
