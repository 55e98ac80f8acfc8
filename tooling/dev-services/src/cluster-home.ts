import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { reachableRoot } from './reachable-root.ts'
import { canReach, chooseRunAs, type RunAs } from './run-as.ts'

/** The folder that holds one database cluster and everything about it. */
export type ClusterHome = {
  folder: string
  /** PGDATA. */
  data: string
  /** The superuser's generated password. */
  passwordFile: string
  logFile: string
  lockFile: string
  holdersFile: string
  runAs: RunAs
  /** True when the database had to live outside the data folder. */
  elsewhere: boolean
}

/**
 * The cluster of a data folder: `<dataDir>/postgres`, or, when PostgreSQL's user cannot enter that (the
 * checkout lies in root's own home), a folder of its own under /var/lib, to which
 * `<dataDir>/postgres.location` points from then on.
 */
export function openClusterHome(dataDir: string): ClusterHome {
  const beside = path.join(dataDir, 'postgres')
  const pointer = path.join(dataDir, 'postgres.location')
  mkdirSync(dataDir, { recursive: true })
  if (existsSync(pointer)) return follow(pointer)
  makeFolder(beside)
  const home = describe(beside, false)
  if (canReach(beside, home.runAs)) return home
  if (existsSync(home.data))
    throw new Error(
      `The database in ${home.data} belongs to a user who can no longer enter it. ` +
        'Let that user pass through the folders above it (chmod o+x), or start as that user.',
    )
  rmSync(beside, { recursive: true })
  pointElsewhere(pointer)
  return follow(pointer)
}

function follow(pointer: string): ClusterHome {
  const folder = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(folder))
    throw new Error(
      `The database of ${path.dirname(pointer)} lived in ${folder}, which is gone. ` +
        `Bring that folder back, or remove ${pointer} to begin with an empty database.`,
    )
  return describe(folder, true)
}

/** Makes a folder under /var/lib; of several starts at once, the first to point at its own decides for all. */
function pointElsewhere(pointer: string): void {
  const name = createHash('sha256').update(pointer).digest('hex').slice(0, 8)
  // Never one that is there: who removed the data folder wants to begin anew, not to meet the old data.
  const folder = mkdtempSync(path.join(reachableRoot(), `${name}-`))
  makeFolder(folder)
  const written = `${pointer}.${process.pid}`
  writeFileSync(written, `${folder}\n`)
  try {
    linkSync(written, pointer)
  } catch (error) {
    rmdirSync(folder)
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(written)
  }
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  // Others may pass through to the parts that are theirs, and see nothing else, whatever the umask.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
}

function describe(folder: string, elsewhere: boolean): ClusterHome {
  const data = path.join(folder, 'data')
  return {
    folder,
    data,
    passwordFile: path.join(folder, 'password'),
    logFile: path.join(folder, 'server.log'),
    lockFile: path.join(folder, 'lock'),
    holdersFile: path.join(folder, 'holders.json'),
    runAs: chooseRunAs(data),
    elsewhere,
  }
}
