import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, SERVER } from './build.mjs'
import { callerFolder, ROOT } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'
import { endWithLauncher } from './launcher.mjs'

/**
 * Installs and builds as needed, then becomes the server: it runs in this very process, so a signal, an exit
 * code and kill -9 need nobody to pass them on. Paths among the arguments are the caller's.
 */
export async function becomeServer(args) {
  endWithLauncher()
  await ensureInstalled()
  if (!(await ensureBuilt())) process.exit(1)
  const folder = callerFolder()
  process.env.DATA_DIR = path.resolve(folder, process.env.DATA_DIR || path.join(ROOT, '.data'))
  process.chdir(folder)
  process.argv = [process.execPath, SERVER, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(SERVER).href)
}
