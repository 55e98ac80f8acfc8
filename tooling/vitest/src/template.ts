import { createHash } from 'node:crypto'
import { type MigrationFolder, migrate } from '@platform/database'
import pg from 'pg'
import { connected, databaseUrl, dropDatabase } from './admin.ts'
import { contentHash } from './migration-folders.ts'

/**
 * The name of a migrated database to clone, made on first use: one for each list of folders and content of
 * their SQL. Test files in other workers that want the same one wait for it. Those made from earlier SQL of the
 * same folders are dropped.
 */
export async function ensureTemplate(
  serverUrl: string,
  folders: readonly MigrationFolder[],
): Promise<string> {
  const family = createHash('sha256')
    .update(folders.map(({ id }) => id).join('\0'))
    .digest('hex')
    .slice(0, 12)
  const name = `tpl_${family}_${contentHash(folders)}`
  await connected(serverUrl, async (admin) => {
    if (await exists(admin, name)) return
    await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    if (await exists(admin, name)) return
    await build({ admin, serverUrl, name, folders })
    await dropEarlier({ admin, serverUrl, family, name })
  })
  return name
}

async function exists(admin: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database])
  return rowCount === 1
}

async function build({
  admin,
  serverUrl,
  name,
  folders,
}: {
  admin: pg.Client
  serverUrl: string
  name: string
  folders: readonly MigrationFolder[]
}): Promise<void> {
  // Under its final name it is whole: a migration that fails or a killed run leave none behind.
  const unfinished = `${name}_new`
  await dropDatabase(admin, serverUrl, unfinished)
  try {
    await admin.query(`create database ${pg.escapeIdentifier(unfinished)} template template0 encoding 'UTF8'`)
    await migrate({ ownerUrl: databaseUrl(serverUrl, unfinished), folders })
    await admin.query(
      `alter database ${pg.escapeIdentifier(unfinished)} rename to ${pg.escapeIdentifier(name)}`,
    )
  } finally {
    // After the renaming only its login role is left of it.
    await dropDatabase(admin, serverUrl, unfinished)
  }
}

async function dropEarlier({
  admin,
  serverUrl,
  family,
  name,
}: {
  admin: pg.Client
  serverUrl: string
  family: string
  name: string
}): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1) and datname <> $2 and datname not like '%\\_new'`,
    [`tpl_${family}_`, name],
  )
  for (const { datname } of rows) await dropDatabase(admin, serverUrl, datname)
}
