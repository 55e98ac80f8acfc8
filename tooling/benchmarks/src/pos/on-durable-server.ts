import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Host } from '@platform/plugin-host'
import { removePostgres, startPostgres } from '@tooling/dev-services'
import { administer } from '../ledger/administer.ts'
import { bootPosHost } from './pos-shop.ts'

/** A durable PostgreSQL of its own in a temporary folder, and the program on it. */
export interface DurableServer {
  readonly host: Host
  readonly ownerUrl: string
  /** Of a database for the yardstick, on the same server. */
  readonly yardstickUrl: string
}

/** Runs `work` on such a server, which is gone afterwards. */
export async function onDurableServer<Result>(
  work: (server: DurableServer) => Promise<Result>,
): Promise<Result> {
  process.env['BETTER_AUTH_SECRET'] ??= randomBytes(32).toString('hex')
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'pos-benchmark-'))
  // PostgreSQL refuses root, and its own user has to get in.
  chmodSync(dataDir, 0o755)
  const database = await startPostgres({ dataDir, durable: true })
  try {
    await administer(database.url('postgres'), 'create database yardstick', 'create database shop')
    const ownerUrl = database.url('shop')
    const host = await bootPosHost(ownerUrl)
    try {
      return await work({ host, ownerUrl, yardstickUrl: database.url('yardstick') })
    } finally {
      await host.close()
    }
  } finally {
    await database.stop()
    await removePostgres(dataDir)
  }
}
