import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MigrationFolder } from '@platform/database'

const PACKAGES = path.resolve(import.meta.dirname, '../../../packages')

/** Packages by their folder below packages/ ('erp/accounting'), as the folders of their migrations. */
export function migrationFolders(packages: readonly string[]): MigrationFolder[] {
  return packages.map((id) => ({ id, directory: path.join(PACKAGES, id, 'migrations') }))
}

/** Changes with every character of the SQL: a template made from other migrations is another template. */
export function contentHash(folders: readonly MigrationFolder[]): string {
  const hash = createHash('sha256')
  for (const { id, directory } of folders)
    for (const name of readdirSync(directory).sort())
      if (name.endsWith('.sql'))
        hash.update(`${id}\0${name}\0${readFileSync(path.join(directory, name), 'utf8')}\0`)
  return hash.digest('hex').slice(0, 16)
}
