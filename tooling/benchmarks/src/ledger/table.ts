import type { LedgerFigures } from './benchmark-ledger.ts'
import type { LoadName } from './loads.ts'

const titles: Record<LoadName, string> = {
  single: '1 request at a time, pgbench with 1 client',
  inflight64: '64 in flight',
  inflight256: '256 in flight',
  inflight1024: '1,024 in flight',
  hotWallet64: '64 in flight on one single wallet',
}

/** The figures as Markdown tables, for people and for the documentation alike. */
export function tableOf(figures: LedgerFigures): string {
  const { machine, postgres, customers, bytesPerPosting, verify, processes, history, atSize } = figures
  const { shallow, deep } = history
  const loads = (Object.keys(titles) as LoadName[]).map((name) => {
    const { ours, pgbench, ratio, p50Ms, p99Ms } = figures[name]
    return `| ${titles[name]} | ${whole(ours)} | ${whole(pgbench)} | **${ratio.toFixed(2)}x** | ${ms(p50Ms)} | ${ms(p99Ms)} |`
  })
  return [
    `${machine}; PostgreSQL ${postgres}, fsync on; ${whole(customers)} wallets`,
    '',
    '| load | postings/s | pgbench/s | ratio | p50 | p99 |',
    '|---|---|---|---|---|---|',
    ...loads,
    '',
    '| beside | figure |',
    '|---|---|',
    `| write-ahead log, a posting | ${whole(bytesPerPosting.walBytes)} bytes |`,
    `| tables and indexes, a posting | ${whole(bytesPerPosting.diskBytes)} bytes |`,
    `| \`erp verify\` | ${whole(verify.entriesPerSecond)} entries/s (${whole(verify.entries)} in ${verify.seconds.toFixed(1)} s) |`,
    `| two API processes against one | ${whole(processes.two)} and ${whole(processes.one)} postings/s, ${processes.ratio.toFixed(2)}x |`,
    `| first history page at ${whole(shallow.entries)} and ${whole(deep.entries)} entries | ${ms(shallow.firstPageMs)}, ${shallow.firstPageBuffers} buffers; ${ms(deep.firstPageMs)}, ${deep.firstPageBuffers} buffers |`,
    `| balance, likewise | ${ms(shallow.balanceMs)}, ${shallow.balanceBuffers} buffers; ${ms(deep.balanceMs)}, ${deep.balanceBuffers} buffers |`,
    `| posting beside ${whole(atSize.entries)} entries, against before | ${whole(atSize.full)} and ${whole(atSize.empty)} postings/s, ${atSize.ratio.toFixed(2)}x (${atSize.ratioByYardstick.toFixed(2)}x measured in pgbench's) |`,
  ].join('\n')
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en')
}

function ms(figure: number): string {
  return `${figure.toFixed(figure < 10 ? 2 : 0)} ms`
}
