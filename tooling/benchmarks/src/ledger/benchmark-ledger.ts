import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { removePostgres, startPostgres } from '@tooling/dev-services'
import { administer } from './administer.ts'
import { deepen } from './deep-wallet.ts'
import { type Footprint, withFootprint } from './footprint.ts'
import { type HistoryFigures, measureHistory } from './history.ts'
import { type LoadFigures, type LoadName, measureLoads } from './loads.ts'
import { perSecond } from './measured.ts'
import { openYardstick, requirePgbench, type Yardstick } from './pgbench.ts'
import { type ProofFigures, prove } from './prove.ts'
import { bootShop, openShop, type Shop } from './shop.ts'
import { sell } from './till.ts'
import { sellFromProcesses } from './till-process.ts'

export interface BenchmarkOptions {
  readonly entries: number
  readonly customers: number
  readonly seconds: number
  readonly rounds: number
  readonly say: (line: string) => void
}

export interface LedgerFigures extends Record<LoadName, LoadFigures> {
  readonly machine: string
  readonly postgres: string
  readonly customers: number
  /** With 256 in flight. */
  readonly bytesPerPosting: Footprint
  readonly verify: ProofFigures
  /** With 256 in flight together. */
  readonly processes: { readonly one: number; readonly two: number; readonly ratio: number }
  readonly history: { readonly shallow: HistoryFigures; readonly deep: HistoryFigures }
  /** With 256 in flight, before and after the deep wallet was filled; each over what pgbench reached beside it. */
  readonly atSize: {
    readonly entries: number
    readonly empty: number
    readonly full: number
    readonly ratio: number
    readonly ratioByYardstick: number
  }
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
      return await measure({ shop, yardstick, ownerUrl: server.url('shop') }, options)
    } finally {
      await host.close()
    }
  } finally {
    await server.stop()
    await removePostgres(dataDir)
  }
}

async function measure(
  { shop, yardstick, ownerUrl }: { shop: Shop; yardstick: Yardstick; ownerUrl: string },
  { entries, customers, seconds, rounds, say }: BenchmarkOptions,
): Promise<LedgerFigures> {
  const { host, company } = shop
  const postings = (inFlight: number) =>
    sell({ database: host.database, company, customerIds: shop.customerIds, inFlight, seconds })
  const loads = await measureLoads(shop, yardstick, { rounds, seconds, say })
  say('What a posting writes')
  const bytesPerPosting = await withFootprint(host.database, () => postings(256))
  say('Two processes against one')
  const one = await sellFromProcesses(shop, { processes: 1, inFlight: 256, seconds, ownerUrl })
  const two = await sellFromProcesses(shop, { processes: 2, inFlight: 256, seconds, ownerUrl })
  say('Numbering what was posted, then proving it')
  await host.dispatcher.drain()
  const verify = await prove(shop)

  const yardEmpty = await yardstick.measure(16, seconds)
  const empty = perSecond(await postings(256))
  const [shallowCustomer = '', deepCustomer = ''] = shop.customerIds.slice(-2)
  say(`Filling a wallet with ${entries.toLocaleString('en')} entries`)
  const shallowId = await deepen(ownerUrl, shop, {
    customerId: shallowCustomer,
    entries: 1_000,
    say: () => {},
  })
  const deepId = await deepen(ownerUrl, shop, { customerId: deepCustomer, entries, say })
  say('Looking at both, and posting beside them')
  const history = {
    shallow: await measureHistory(host.database, company.id, { walletId: shallowId, entries: 1_000 }),
    deep: await measureHistory(host.database, company.id, { walletId: deepId, entries }),
  }
  await postings(256)
  const yardFull = await yardstick.measure(16, seconds)
  const full = perSecond(await postings(256))

  const version = await host.database.pool.query<{ server_version: string }>('show server_version')
  return {
    machine: `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}, Node ${process.versions.node}`,
    postgres: version.rows[0]?.server_version ?? 'unknown',
    customers,
    ...loads,
    bytesPerPosting: { walBytes: bytesPerPosting.walBytes, diskBytes: bytesPerPosting.diskBytes },
    verify,
    processes: { one, two, ratio: two / one },
    history,
    atSize: {
      entries,
      empty,
      full,
      ratio: full / empty,
      ratioByYardstick: full / yardFull / (empty / yardEmpty),
    },
  }
}
