import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { manifestsFingerprint, ROOT, readStamp, writeStamp } from './checkout.mjs'
import { run } from './child.mjs'
import { step } from './progress.mjs'

const OLDEST_NODE = [20, 19]
/** pnpm stays in the checkout, out of what it manages itself, so that nothing is fetched again later. */
const PNPM_HOME = path.join(ROOT, 'tooling/run')
const PNPM_BIN = path.join(PNPM_HOME, 'node_modules/.bin')
const PNPM = path.join(PNPM_BIN, process.platform === 'win32' ? 'pnpm.cmd' : 'pnpm')

/** The environment in which turbo finds pnpm. */
export const PNPM_PATH = { PATH: `${PNPM_BIN}${path.delimiter}${process.env.PATH ?? ''}` }

/** Installs the packages when the lockfile or a manifest has changed. Ends the process when that fails. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`This needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}.`)
    process.exit(1)
  }
  const wanted = manifestsFingerprint()
  if (readStamp('installed') === wanted) return
  await ensurePnpm()
  const progress = step('Installing packages (half a minute the first time)')
  const said = []
  let shownAt = 0
  const code = await run(PNPM, ['install', '--frozen-lockfile', '--reporter=append-only'], {
    // Nobody sits there to confirm that outdated packages may be removed; and the tools to build are
    // needed in production, too.
    env: { ...PNPM_PATH, CI: 'true', NODE_ENV: 'development' },
    onLine: (line) => {
      said.push(line)
      if (!line.startsWith('Progress:') || performance.now() < shownAt + 1_000) return
      shownAt = performance.now()
      progress.line(line.slice('Progress: '.length))
    },
  })
  if (code !== 0) {
    progress.failed(said.filter((line) => !line.startsWith('Progress:')).join('\n'))
    process.exit(code)
  }
  writeStamp('installed', wanted)
  progress.done()
}

/** Brings the lockfile and the packages in line with manifests that this checkout has just changed. */
export async function addPackages() {
  await ensurePnpm()
  const said = []
  const progress = step('Adding packages')
  const args = ['install', '--no-frozen-lockfile', '--prefer-offline', '--reporter=append-only']
  const code = await run(PNPM, args, {
    env: { ...PNPM_PATH, CI: 'true', NODE_ENV: 'development' },
    onLine: (line) => said.push(line),
  })
  if (code !== 0) {
    progress.failed(said.join('\n'))
    process.exit(code)
  }
  writeStamp('installed', manifestsFingerprint())
  progress.done()
}

async function ensurePnpm() {
  const { packageManager } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  // Written last: a fetch that was cut off is begun again.
  const fetched = path.join(PNPM_HOME, 'node_modules/.fetched')
  if (existsSync(fetched) && readFileSync(fetched, 'utf8') === packageManager) return
  const progress = step(`Fetching ${packageManager}`)
  const said = []
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run(...npm(['install', '--prefix', PNPM_HOME, ...options, packageManager]), {
    onLine: (line) => said.push(line),
  })
  if (code !== 0) {
    progress.failed(said.join('\n'))
    process.exit(code)
  }
  writeFileSync(fetched, packageManager)
  progress.done()
}

/** npm as the script that runs us, where it is known: on Windows its command is no program that can be spawned. */
function npm(args) {
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...args]] : ['npm', args]
}
