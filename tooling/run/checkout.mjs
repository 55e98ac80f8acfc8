import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of the checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

const STAMPS = path.join(ROOT, 'node_modules/.cache/erp-customer-wallet')
const NOT_SOURCES = new Set(['node_modules', 'dist', '.turbo', 'generated', 'coverage'])

/** Where the person who typed the command stands: npm itself changes to the checkout. */
export function callerFolder() {
  return process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd()
}

/** Every source file below apps, packages and tooling, and the settings at the root. */
function sources() {
  const files = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|yaml|ts)$/.test(entry.name))
    .map((entry) => path.join(ROOT, entry.name))
  const folders = ['apps', 'packages', 'tooling'].map((name) => path.join(ROOT, name))
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (NOT_SOURCES.has(entry.name)) continue
      const place = path.join(folder, entry.name)
      if (entry.isDirectory()) folders.push(place)
      else files.push(place)
    }
  return files.sort()
}

/** Changes when any source is touched. Judged by time and size: reading them all would cost a start. */
export function sourcesFingerprint() {
  return digest(
    sources().map((file) => {
      const { size, mtimeMs } = statSync(file)
      return `${path.relative(ROOT, file)} ${size} ${mtimeMs}`
    }),
  )
}

/** Changes with what decides which packages are installed. */
export function manifestsFingerprint() {
  const manifests = sources().filter((file) =>
    /\/(package\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml)$/.test(slashed(file)),
  )
  return digest([
    `${process.platform} ${process.arch}`,
    ...manifests.map((file) => `${path.relative(ROOT, file)} ${readFileSync(file, 'utf8')}`),
  ])
}

function slashed(file) {
  return file.replaceAll('\\', '/')
}

function digest(lines) {
  return createHash('sha256').update(lines.join('\0')).digest('hex')
}

/** What was last finished under that name; undefined when nothing, or not here. */
export function readStamp(name) {
  const file = path.join(STAMPS, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

export function writeStamp(name, fingerprint) {
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(path.join(STAMPS, name), fingerprint)
}
