import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { removePostgres, startPostgres } from '@tooling/dev-services'
import { administer } from './administer.ts'
import { deepen, settle } from './deep-wallet.ts'
import type { Findings, LedgerFigures, Part, Setting } from './figures.ts'
import { withFootprint } from './footprint.ts'
import { measureHistory } from './history.ts'
import { measureLoads } from './loads.ts'
import { perSecond } from './measured.ts'
import { openYardstick, requirePgbench, type Yardstick } from './pgbench.ts'
import { prove } from './prove.ts'
import { bootShop, openShop, type Shop } from './shop.ts'
import { sell } from './till.ts'
import { sellFromProcesses } from './till-process.ts'

export interface BenchmarkOptions {
  readonly parts: ReadonlySet<Part>
  readonly entries: number
  readonly customers: number
  readonly seconds: number
  readonly rounds: number
  /** Told how far it is. */
  readonly say: (line: string) => void
  /** Told where it is measured, then each part as soon as it is known. */
  readonly report: { setting(setting: Setting): void; found(findings: Findings): void }
}

/** Measures the ledger on a durable PostgreSQL of its own in a temporary folder, which is gone afterwards. */
export async function benchmarkLedger(options: BenchmarkOptions): Promise<LedgerFigures> {
  await requirePgbench()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'ledger-benchmark-'))
  // PostgreSQL refuses root, and its own user has to get in.
  chmodSync(dataDir, 0o755)
  options.say('Starting a durable PostgreSQL')
  const server = await startPostgres({ dataDir, durable: true })
  try {
    await administer(server.url('postgres'), 'create database yardstick', 'create database shop')
    options.say('Preparing pgbench, scale 20')
    const yardstick = await openYardstick(server.url('yardstick'))
    const host = await bootShop(server.url('shop'))
    try {
      options.say(`Opening a shop with ${options.customers.toLocaleString('en')} customers`)
      const shop = await openShop(host, options.customers, (made) => {
        if (made % 20_000 === 0) options.say(`  ${made.toLocaleString('en')} customers`)
      })
      // As pgbench does with its own tables.
      await administer(server.url('shop'), 'vacuum analyze')
      const setting = await settingOf(shop)
      options.report.setting(setting)
      const findings = await measure({ shop, yardstick, ownerUrl: server.url('shop') }, options)
      return { ...setting, ...findings }
    } finally {
      await host.close()
    }
  } finally {
    await server.stop()
    await removePostgres(dataDir)
  }
}

async function settingOf({ host, customerIds }: Shop): Promise<Setting> {
  const version = await host.database.pool.query<{ server_version: string }>('show server_version')
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return {
    machine: `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, ${memory} GB, ${os.type()}, Node ${process.versions.node}`,
    postgres: version.rows[0]?.server_version ?? 'unknown',
    customers: customerIds.length,
  }
}

interface Bench {
  readonly shop: Shop
  readonly yardstick: Yardstick
  readonly ownerUrl: string
}

async function measure(bench: Bench, options: BenchmarkOptions): Promise<Findings> {
  const { shop, yardstick, ownerUrl } = bench
  const { seconds, say } = options
  const measures: Record<Part, () => Promise<Findings>> = {
    loads: () => measureLoads(shop, yardstick, options),
    async footprint() {
      say('What a posting writes')
      return { bytesPerPosting: await withFootprint(shop.host.database, () => sellFor(bench, seconds)) }
    },
    async processes() {
      say('Two processes against one')
      const from = (processes: number) =>
        sellFromProcesses(shop, { processes, inFlight: 256, seconds, ownerUrl })
      const [one, two] = [await from(1), await from(2)]
      return { processes: { one, two, ratio: two / one } }
    },
    async verify() {
      say('Numbering what was posted, then proving it')
      if (!options.parts.has('loads')) await sellFor(bench, seconds)
      return { verify: await prove(shop) }
    },
    history: () => measureSize(bench, options),
  }
  let all: Findings = {}
  for (const part of Object.keys(measures) as Part[]) {
    if (!options.parts.has(part)) continue
    const findings = await measures[part]()
    options.report.found(findings)
    all = { ...all, ...findings }
  }
  return all
}

/** What a wallet's many entries cost whoever looks at it, and whoever posts beside it. Last: `verify` would object. */
async function measureSize(
  bench: Bench,
  { entries, seconds, say }: BenchmarkOptions,
): Promise<Pick<Findings, 'history' | 'atSize'>> {
  const { shop, yardstick, ownerUrl } = bench
  const rates = async () => {
    await sellFor(bench, seconds)
    const yard = await yardstick.measure(16, seconds)
    return { yard, ours: perSecond(await sellFor(bench, seconds)) }
  }
  const empty = await rates()
  const [shallowCustomer = '', deepCustomer = ''] = shop.customerIds.slice(-2)
  say(`Filling a wallet with ${entries.toLocaleString('en')} entries`)
  const quietly = { customerId: shallowCustomer, entries: 1_000, say: () => {} }
  const shallowId = await deepen(ownerUrl, shop, quietly)
  const deepId = await deepen(ownerUrl, shop, { customerId: deepCustomer, entries, say })
  say('Vacuuming, as the server does by itself in time')
  await settle(ownerUrl)
  say('Looking at both, and posting beside them')
  const look = (walletId: string, depth: number) =>
    measureHistory(shop.host.database, shop.company.id, { walletId, entries: depth })
  const history = { shallow: await look(shallowId, 1_000), deep: await look(deepId, entries) }
  const full = await rates()
  return {
    history,
    atSize: {
      entries,
      empty: empty.ours,
      full: full.ours,
      ratio: full.ours / empty.ours,
      ratioByYardstick: full.ours / full.yard / (empty.ours / empty.yard),
    },
  }
}

/** With 256 in flight. */
function sellFor({ shop: { host, company, customerIds } }: Bench, seconds: number) {
  return sell({ database: host.database, company, customerIds, inFlight: 256, seconds })
}
