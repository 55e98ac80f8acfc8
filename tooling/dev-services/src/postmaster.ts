import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { processIdentity } from './process-identity.ts'

/** A running server, as its own postmaster.pid describes it. */
export type Postmaster = {
  pid: number
  port: number
  socketDir: string
  /** 'starting' also means: recovering after a crash. */
  status: 'starting' | 'ready' | 'stopping'
}

/** The server running on a data directory, if there is one. */
export function findPostmaster(data: string): Postmaster | undefined {
  const lines = readPidFile(data)
  const pid = Number(lines?.[0])
  if (lines === undefined || !(pid > 0) || !runsOn(pid, data)) return undefined
  const status = lines[7]?.trim()
  return {
    pid,
    port: Number(lines[3]),
    socketDir: lines[4] ?? '',
    status: status === 'ready' || status === 'stopping' ? status : 'starting',
  }
}

/**
 * Clears what a killed server left behind where PostgreSQL's own judgement fails. It takes any process with
 * the number in postmaster.pid for a running server: a zombie that nobody reaped, and a newcomer that was
 * given the same number. (Backends that outlive their postmaster are still noticed by PostgreSQL, through
 * the shared memory they hold.) Call only while holding the cluster's lock.
 */
export function clearDeadPostmaster(data: string): void {
  const lines = readPidFile(data)
  if (lines === undefined || findPostmaster(data) !== undefined) return
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
  const socketDir = lines[4]
  if (!socketDir) return
  try {
    for (const name of readdirSync(socketDir))
      if (name.startsWith(`.s.PGSQL.${lines[3]}`)) rmSync(path.join(socketDir, name), { force: true })
  } catch {
    // The folder of the sockets is gone, and so are they.
  }
}

function readPidFile(data: string): string[] | undefined {
  try {
    return readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

/** A process that will not show its command line is taken for the server: two on one cluster would ruin it. */
function runsOn(pid: number, data: string): boolean {
  if (processIdentity(pid) === undefined) return false
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      data,
    )
  } catch {
    return processIdentity(pid) !== undefined
  }
}
