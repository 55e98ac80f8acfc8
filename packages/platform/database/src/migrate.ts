import { createHmac } from 'node:crypto'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

/** A folder of `NNNN_name.sql` files, run in the order of their names, each once. */
export interface MigrationFolder {
  /** Stable name of the folder, e.g. 'erp/accounting'; its migrations table is named after it. */
  readonly id: string
  readonly directory: string
}

/**
 * Brings a database up to date as its owner: the group role `erp_app` with a login role of this database in it,
 * then every folder in the given order. Safe to run from several processes at once; running it again changes nothing.
 */
export async function migrate({
  ownerUrl,
  folders,
}: {
  readonly ownerUrl: string
  readonly folders: readonly MigrationFolder[]
}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('erp.migrate', 0))`)
    await ensureAppRole(client, ownerUrl)
    for (const folder of folders) {
      await runner({
        dbClient: client,
        dir: folder.directory,
        direction: 'up',
        migrationsSchema: 'migration',
        createMigrationsSchema: true,
        migrationsTable: folder.id.replaceAll(/[^a-z0-9]+/g, '_'),
        noLock: true,
        log: () => {},
      })
    }
  } finally {
    await client.end()
  }
}

/**
 * The address under which the app connects, given the owner's: the login role that {@link migrate} made. It may
 * neither change history nor the schema. Its password follows from the owner's address, so that several hosts agree on it.
 */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  url.username = appRole(database)
  url.password = appPassword(ownerUrl)
  return url.href
}

function appRole(database: string): string {
  return `${database.slice(0, 57)}_login`
}

function appPassword(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  return createHmac('sha256', decodeURIComponent(url.password) || 'no password')
    .update(`erp app role of ${url.pathname}`)
    .digest('base64url')
}

async function ensureAppRole(client: pg.Client, ownerUrl: string): Promise<void> {
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1))
  const login = pg.escapeIdentifier(appRole(database))
  const password = pg.escapeLiteral(appPassword(ownerUrl))
  // Roles belong to the whole server: another database's migration may make the same one at this moment.
  await client.query(`
    do $$ begin
      create role erp_app nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`)
  await client.query(`
    do $$ begin
      create role ${login} login in role erp_app password ${password};
    exception when duplicate_object or unique_violation then
      alter role ${login} password ${password};
    end $$`)
  await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to erp_app`)
}
