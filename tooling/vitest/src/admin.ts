import { appUrl } from '@platform/database'
import pg from 'pg'

/** Runs `work` on a connection of its own. */
export async function connected<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server and user, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/** Drops a database, its connections, and the login role made for it. */
export async function dropDatabase(admin: pg.Client, serverUrl: string, database: string): Promise<void> {
  const role = new URL(appUrl(databaseUrl(serverUrl, database))).username
  await admin.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
  await admin.query(`drop role if exists ${pg.escapeIdentifier(decodeURIComponent(role))}`)
}
