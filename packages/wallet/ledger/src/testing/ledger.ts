import { type ConnectOptions, connect, type Database, transaction } from '@platform/database'
import { inEnglish } from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { Client } from 'pg'
import { ledgerChecks } from '../checks/ledger-checks.ts'
import type { Outcome } from '../outcome.ts'
import { type Answer, post, postExpired } from '../post.ts'
import type { TransactionRequest } from '../transaction-request.ts'

/** A ledger of a test's own on a real database. */
export interface TestLedger {
  readonly database: Database
  readonly companyId: number
  /** Posts in a transaction of its own and answers once it is committed. */
  post(...requests: TransactionRequest[]): Promise<readonly Outcome[]>
  /** The same with what the ledger posted of itself. */
  postWhole(...requests: TransactionRequest[]): Promise<Answer>
  /** Posts what has expired of customers' wallets. */
  postExpired(...customerIds: string[]): Promise<Answer['systemPostings']>
  /** Sets the clock that this ledger's database expires by, until it is set again; null is the real one. */
  setClock(now: Date | null): Promise<void>
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
  const day = { today: '2026-10-01' }
  const postWhole = (...requests: TransactionRequest[]) =>
    transaction(database, (tx) => post(tx, companyId, requests, day))
  return {
    database,
    companyId,
    post: async (...requests) => (await postWhole(...requests)).outcomes,
    postWhole,
    postExpired: (...customerIds) =>
      transaction(database, (tx) => postExpired(tx, companyId, customerIds, day)),
    async setClock(now) {
      const moment = now ? `timestamptz '${now.toISOString()}'` : 'clock_timestamp()'
      await owner.query(`create or replace function wallet.now() returns timestamptz language sql volatile
        return ${moment}`)
    },
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
    for (const { subject, finding } of differences)
      found.push(`${check.id}: ${inEnglish(subject)} ${inEnglish(finding)}`)
  }
  return found
}
