import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { processIdentity } from './process-identity.ts'

/** A live user of the cluster. The last one to leave stops the server. */
export type Holder = { id: string; pid: number; identity: string; shared: boolean }

/** The holders that still live; the dead (kill -9) are left out. Call under the cluster's lock. */
export function readHolders(file: string): Holder[] {
  let listed: Holder[]
  try {
    listed = JSON.parse(readFileSync(file, 'utf8')) as Holder[]
  } catch {
    // None yet, or cut off by a crash: a holder is only worth what its process is.
    return []
  }
  return listed.filter((holder) => processIdentity(holder.pid) === holder.identity)
}

/** Replaces the list. Call under the cluster's lock. */
export function writeHolders(file: string, holders: Holder[]): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, JSON.stringify(holders))
  renameSync(fresh, file)
}
