import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ClusterHome } from './cluster-home.ts'

/** The system's limit for a socket's whole path is 107 bytes on Linux, 103 on macOS. */
const LONGEST_PATH = 103

/** Where the unix socket lies: in the cluster's home, or, when that path is too long, in /tmp. */
export function socketDirOf(home: ClusterHome): string {
  const inHome = path.join(home.folder, 'socket')
  if (Buffer.byteLength(path.join(inHome, '.s.PGSQL.65535')) <= LONGEST_PATH) return inHome
  const name = createHash('sha256').update(home.folder).digest('hex').slice(0, 16)
  return path.join('/tmp', `erp-customer-wallet-${name}`)
}

/** Makes that folder, for the user PostgreSQL runs as alone. */
export function makeSocketDir(home: ClusterHome): string {
  if (process.platform === 'win32') return ''
  const folder = socketDirOf(home)
  const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = home.runAs
  try {
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, uid, gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = lstatSync(folder)
  // In /tmp anybody can make a folder of that name before us, and read along.
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0)
    throw new Error(
      `${folder} is not a private folder of the user PostgreSQL runs as. Remove it and start again.`,
    )
  return folder
}
