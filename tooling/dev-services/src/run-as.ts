import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The user PostgreSQL runs as; undefined fields mean: as ourselves. */
export type RunAs = { uid?: number; gid?: number }

/**
 * PostgreSQL refuses to run as root, so root hands it to user `postgres`, else `nobody`, or to whoever owns
 * the cluster already. Everyone else runs it as themselves.
 */
export function chooseRunAs(existingData: string): RunAs {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(existingData, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
        'Start as another user, or set DATABASE_URL to a database of your own.',
    )
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

/** Whether that user can enter (or execute) the path: a home of root's, mode 0700, anywhere above forbids it. */
export function canReach(path: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true
  // Asking the system beats reading modes: access lists and security modules have a say, too.
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...runAs, cwd: '/' }).status === 0
}
