import { chmodSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where servers of the tests lie: away from the data of `npm start`. */
export const CACHE = path.resolve(import.meta.dirname, '../../../node_modules/.cache')

/** Named after the run, so that the run, or a later one, can clean up after a worker that was killed. */
const NAME = /^durable-database-(\d+)-/

/** A new folder for a durable server of the run with that process number. */
export function makeDurableFolder(run: number): string {
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(path.join(CACHE, `durable-database-${run}-`))
  // Private as made, which would keep the server's own user out where the tests run as root.
  chmodSync(folder, 0o755)
  return folder
}

/** The folders that durable servers have left, with the runs they belong to. */
export function durableFolders(): { folder: string; run: number }[] {
  return readdirSync(CACHE).flatMap((name) => {
    const run = NAME.exec(name)?.[1]
    return run === undefined ? [] : [{ folder: path.join(CACHE, name), run: Number(run) }]
  })
}
