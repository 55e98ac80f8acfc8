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
  loginRole = 'made',
}: {
  readonly ownerUrl: string
  readonly folders: readonly MigrationFolder[]
  /** 'given': the operator made the login role, a member of `erp_app`, and hands its address to the app. */
  readonly loginRole?: 'made' | 'given'
}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('erp.migrate', 0))`)
    await ensureGroupRole(client, ownerUrl)
    if (loginRole === 'made') await ensureLoginRole(client, ownerUrl)
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
  url.username = appRole(databaseOf(ownerUrl))
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

/** The database's owner may not make roles. The message says what to do. */
export class MayNotMakeRoles extends Error {
  override readonly name = 'MayNotMakeRoles'
  readonly code = 'may_not_make_roles'
}

async function ensureGroupRole(client: pg.Client, ownerUrl: string): Promise<void> {
  const database = databaseOf(ownerUrl)
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'erp_app'`)
  // Roles belong to the whole server: another database's migration may make the same one at this moment.
  if (rowCount === 0)
    await makingRoles(
      client,
      `do $$ begin
         create role erp_app nologin;
       exception when duplicate_object or unique_violation then null;
       end $$`,
    )
  await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to erp_app`)
}

async function ensureLoginRole(client: pg.Client, ownerUrl: string): Promise<void> {
  const login = pg.escapeIdentifier(appRole(databaseOf(ownerUrl)))
  const password = pg.escapeLiteral(appPassword(ownerUrl))
  await makingRoles(
    client,
    `do $$ begin
       create role ${login} login in role erp_app password ${password};
     exception when duplicate_object or unique_violation then
       alter role ${login} password ${password};
     end $$`,
  )
}

async function makingRoles(client: pg.Client, sql: string): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== insufficientPrivilege) throw error
    throw new MayNotMakeRoles(
      [
        "The owner of the database may not make roles, and the server must not work as the owner. Either run, as PostgreSQL's superuser,",
        '  alter role <owner> createrole;',
        'or make the role of the server yourself, and give its address as DATABASE_APP_URL:',
        '  create role erp_app nologin;',
        "  create role erp_server login in role erp_app password '...';",
      ].join('\n'),
      { cause: error },
    )
  }
}

const insufficientPrivilege = '42501'

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}
