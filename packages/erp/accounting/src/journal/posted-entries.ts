import type { Tx } from '@platform/database'

const posted = new WeakMap<Tx, string[]>()

/** Keeps in mind what a transaction posts, so that a rehearsal can show all of it. */
export function notePosted(tx: Tx, entryIds: readonly string[]): void {
  const before = posted.get(tx)
  if (before) before.push(...entryIds)
  else posted.set(tx, [...entryIds])
}

/** The entries that a transaction has posted so far, in that order. */
export function postedEntries(tx: Tx): readonly string[] {
  return posted.get(tx) ?? []
}
