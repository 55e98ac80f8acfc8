import { type ConnectOptions, connect, type Database, transaction } from '@platform/database'
import { freshDatabase } from '@tooling/vitest'
import { Client } from 'pg'
import { ledgerChecks } from '../checks/ledger-checks.ts'
import type { Outcome } from '../outcome.ts'
import { post } from '../post.ts'
import type { TransactionRequest } from '../transaction-request.ts'

/** A ledger of a test's own on a real database. */
export interface TestLedger {
  readonly database: Database
  readonly companyId: number
  /** Posts in a transaction of its own and answers once it is committed. */
  post(...requests: TransactionRequest[]): Promise<readonly Outcome[]>
  /** Runs SQL as the owner of the tables, who may do what the app may not. */
  asOwner<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function testLedger(options: Partial<ConnectOptions> = {}): Promise<TestLedger> {
  const { url, ownerUrl } = await freshDatabase(['wallet/ledger'])
  const database = connect({ url, ...options })
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  const companyId = 1
  return {
    database,
    companyId,
    post: (...requests) => transaction(database, (tx) => post(tx, companyId, requests)),
    async asOwner(sql, values) {
      return (await owner.query(sql, values)).rows
    },
    async close() {
      await owner.end()
      if (!database.pool.ended) await database.close()
    },
  }
}

/** Every difference that `erp verify` would name. */
export async function differencesIn(database: Database, at?: string): Promise<string[]> {
  const found: string[] = []
  for (const check of ledgerChecks) {
    const { differences } = await check.run(at ? { database, at } : { database })
    for (const { subject, finding } of differences) found.push(`${check.id}: ${subject} ${finding}`)
  }
  return found
}
