import type { Database } from '@platform/database'
import { listEntries } from '@wallet/ledger'
import { median } from './measured.ts'

/** What it costs to look at a wallet. */
export interface HistoryFigures {
  readonly entries: number
  /** The first page of the history as the program asks for it, 50 entries. */
  readonly firstPageMs: number
  readonly firstPageBuffers: number
  readonly balanceMs: number
  readonly balanceBuffers: number
}

const times = 25

export async function measureHistory(
  database: Database,
  companyId: number,
  { walletId, entries }: { walletId: string; entries: number },
): Promise<HistoryFigures> {
  const page = await explained(
    database,
    'select * from wallet.entry_view where company_id = $1 and wallet_id = $2 order by version desc limit 51',
    [companyId, walletId],
  )
  const balance = await explained(
    database,
    'select balance, available from wallet.wallet_view where company_id = $1 and wallet_id = $2',
    [companyId, walletId],
  )
  const latenciesMs: number[] = []
  for (let time = 0; time < times; time++) {
    const before = performance.now()
    await listEntries(database, companyId, { walletId, limit: 50 })
    latenciesMs.push(performance.now() - before)
  }
  return {
    entries,
    firstPageMs: median(latenciesMs),
    firstPageBuffers: page.buffers,
    balanceMs: balance.ms,
    balanceBuffers: balance.buffers,
  }
}

interface Explained {
  readonly 'Execution Time': number
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number }
}

/** Medians of running a query: its time on the server, and the pages it touches. */
async function explained(
  { pool }: Database,
  sql: string,
  values: unknown[],
): Promise<{ ms: number; buffers: number }> {
  const plans: Explained[] = []
  for (let time = 0; time < times; time++) {
    const { rows } = await pool.query<{ 'QUERY PLAN': Explained[] }>(
      `explain (analyze, buffers, format json) ${sql}`,
      values,
    )
    plans.push(...(rows[0]?.['QUERY PLAN'] ?? []))
  }
  return {
    ms: median(plans.map((plan) => plan['Execution Time'])),
    buffers: median(plans.map(({ Plan }) => Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'])),
  }
}
