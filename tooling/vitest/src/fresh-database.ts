import { randomBytes } from 'node:crypto'
import { appUrl, migrate } from '@platform/database'
import pg from 'pg'
import { inject } from 'vitest'
import { connected, databaseUrl } from './admin.ts'
import type {} from './global-setup.ts'
import { migrationFolders } from './migration-folders.ts'
import { ensureTemplate } from './template.ts'

/** A migrated database of a test's own. */
export type FreshDatabase = {
  /** As the application connects: it can neither change history nor the schema. */
  url: string
  /** As the migrations connect. For tests of what the database itself refuses. */
  ownerUrl: string
}

/**
 * A new database with the migrations of the named packages (folders below packages/, in this order), for
 * this caller alone. It is a copy of a template, so it costs some ten milliseconds; it is dropped after the run.
 *
 * ```ts
 * const { url } = await freshDatabase(['platform/plugin-host', 'erp/accounting'])
 * const database = connect({ url })
 * ```
 */
export async function freshDatabase(packages: readonly string[]): Promise<FreshDatabase> {
  const { serverUrl, prefix } = inject('databaseServer')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await cloneTemplate(serverUrl, packages, name)
  const ownerUrl = databaseUrl(serverUrl, name)
  // The login role belongs to a database's name, so the template's is of no use to the copy.
  await migrate({ ownerUrl, folders: [] })
  return { url: appUrl(ownerUrl), ownerUrl }
}

async function cloneTemplate(serverUrl: string, packages: readonly string[], name: string): Promise<void> {
  const folders = migrationFolders(packages)
  for (let attempt = 1; ; attempt++) {
    const template = await ensureTemplate(serverUrl, folders)
    try {
      await connected(serverUrl, (admin) =>
        admin.query(
          `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)} strategy file_copy`,
        ),
      )
      return
    } catch (error) {
      // Another run, on edited migrations, has dropped the template since.
      if (attempt === 3 || (error as { code?: string }).code !== UNDEFINED_DATABASE) throw error
    }
  }
}

const UNDEFINED_DATABASE = '3D000'
