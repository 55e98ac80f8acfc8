import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT, readStamp, sourcesFingerprint, writeStamp } from './checkout.mjs'
import { step } from './progress.mjs'
import { runTasks } from './turbo.mjs'

/** The bundled server, which is the command line, too. */
export const SERVER = path.join(ROOT, 'apps/server/dist/main.js')
const PRODUCTS = [SERVER, path.join(ROOT, 'apps/web/dist/index.html')]

/** Builds everything when a source has changed since. Answers whether all is built; what fails is shown. */
export async function ensureBuilt() {
  const wanted = sourcesFingerprint()
  if (readStamp('built') === wanted && PRODUCTS.every((file) => existsSync(file))) return true
  const progress = step('Building')
  const { code, output } = await runTasks(['generate', 'build'], { onTask: progress.line })
  if (code !== 0) {
    progress.failed(output)
    return false
  }
  writeStamp('built', wanted)
  progress.done()
  return true
}
