import { expect, it } from 'vitest'
import { tableWriter } from './table.ts'

it('prints each part as soon as it is known, under one heading a table', () => {
  const lines: string[] = []
  const report = tableWriter((line) => lines.push(line))
  report.setting({ machine: 'Abacus, 2 cores', postgres: '18.4', customers: 100_000 })
  const load = { ours: 10_500.4, pgbench: 7_000, ratio: 1.5, p50Ms: 5.123, p99Ms: 13.4 }
  report.found({ inflight64: load, hotWallet64: { ...load, ratio: 1.349 } })
  report.found({ bytesPerPosting: { walBytes: 2_600.6, diskBytes: 1_430 } })
  report.found({ processes: { one: 9_000, two: 12_000, ratio: 4 / 3 } })
  expect(lines).toEqual([
    'Abacus, 2 cores; PostgreSQL 18.4, fsync on; 100,000 wallets',
    '\n| load | postings/s | pgbench/s | ratio | p50 | p99 |\n|---|---|---|---|---|---|',
    '| 64 in flight | 10,500 | 7,000 | **1.50x** | 5.12 ms | 13 ms |',
    '| 64 in flight on one single wallet | 10,500 | 7,000 | **1.35x** | 5.12 ms | 13 ms |',
    '\n| beside | figure |\n|---|---|',
    '| write-ahead log, a posting | 2,601 bytes |',
    '| tables and indexes, a posting | 1,430 bytes |',
    '| two API processes against one | 12,000 and 9,000 postings/s, 1.33x |',
  ])
})
