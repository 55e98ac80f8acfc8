import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { withLockFile } from './lock-file.ts'

/** What playwright's `chromium.launch` needs to start a browser on this machine. */
export type ChromiumLaunchOptions = {
  executablePath?: string
  channel?: 'chrome'
  args: string[]
  env?: Record<string, string>
}

/**
 * The browser for tests and pictures, as launch options: `CHROMIUM_PATH` when set; on Linux x64 the Chromium
 * that came with npm install; elsewhere the installed Chrome.
 */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
  const args = ['--no-sandbox', '--no-zygote', '--disable-background-networking']
  const executablePath = await chromiumPath()
  if (executablePath === undefined) return { channel: 'chrome', args }
  if (process.env['CHROMIUM_PATH']) return { executablePath, args }
  return { executablePath, args, env: packagedEnvironment(path.dirname(executablePath)) }
}

/** The browser's program; undefined where the installed Chrome has to serve. Unpacks it on the first call. */
export async function chromiumPath(): Promise<string | undefined> {
  const own = process.env['CHROMIUM_PATH']
  if (own) return own
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const require = createRequire(import.meta.url)
  const entry = require.resolve('@sparticuz/chromium')
  const root = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`))
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const cache = path.join(nodeModulesAbove(root), '.cache')
  const folder = path.join(cache, `chromium-${version}`)
  const program = path.join(folder, 'chromium')
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  await withLockFile(`${folder}.lock`, async () => {
    if (!existsSync(program)) await unpack(path.join(root, 'build/esm/index.js'), folder)
  })
  return program
}

/**
 * The package unpacks into the temporary folder under fixed names, whatever its version: so in a process
 * of its own that folder is ours. Told that it runs on AWS, it brings the system libraries along.
 */
async function unpack(packageEntry: string, folder: string): Promise<void> {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  const script =
    'const { default: chromium } = await import(process.argv[1]); await chromium.executablePath()'
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, packageEntry], {
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', NODE_OPTIONS: '' },
  })
  writeFileSync(path.join(unfinished, 'fonts.conf'), fontSettings(folder))
  renameSync(unfinished, folder)
}

/** The settings that come with the package name folders of AWS; without a font, no text is drawn at all. */
function fontSettings(folder: string): string {
  const escaped = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<fontconfig>
  <dir>${escaped}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${escaped}/font-cache</cachedir>
</fontconfig>
`
}

function packagedEnvironment(folder: string): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(folder, 'al2023', 'lib')]
  return {
    ...env,
    LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
    FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
  }
}

function nodeModulesAbove(root: string): string {
  const marker = `${path.sep}node_modules`
  return root.slice(0, root.indexOf(marker) + marker.length)
}
