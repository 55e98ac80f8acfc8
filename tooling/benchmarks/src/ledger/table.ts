import type { Findings, Setting } from './figures.ts'
import type { LoadName } from './loads.ts'

const titles: Record<LoadName, string> = {
  single: '1 request at a time, pgbench with 1 client',
  inflight64: '64 in flight',
  inflight256: '256 in flight',
  inflight1024: '1,024 in flight',
  hotWallet64: '64 in flight on one single wallet',
}

/** Prints the figures as Markdown tables, for people and for the documentation alike, each as soon as it is known. */
export function tableWriter(print: (lines: string) => void): {
  setting(setting: Setting): void
  found(findings: Findings): void
} {
  let heading = ''
  /** A line of the table with that heading, which comes before the first. */
  const row = (above: string, line: string) => {
    if (heading !== above) print(`\n${above}`)
    heading = above
    print(line)
  }
  return {
    setting({ machine, postgres, customers }) {
      print(`${machine}; PostgreSQL ${postgres}, fsync on; ${whole(customers)} wallets`)
    },
    found(findings) {
      for (const line of loadRows(findings))
        row('| load | postings/s | pgbench/s | ratio | p50 | p99 |\n|---|---|---|---|---|---|', line)
      for (const line of otherRows(findings)) row('| beside | figure |\n|---|---|', line)
    },
  }
}

function loadRows(findings: Findings): string[] {
  return (Object.keys(titles) as LoadName[]).flatMap((name) => {
    const load = findings[name]
    if (!load) return []
    const { ours, pgbench, ratio, p50Ms, p99Ms } = load
    return `| ${titles[name]} | ${whole(ours)} | ${whole(pgbench)} | **${ratio.toFixed(2)}x** | ${ms(p50Ms)} | ${ms(p99Ms)} |`
  })
}

function otherRows({ bytesPerPosting, processes, verify, history, atSize }: Findings): string[] {
  const rows: [string, string][] = []
  if (bytesPerPosting) {
    const { walBytes, diskBytes } = bytesPerPosting
    rows.push(['write-ahead log, a posting', `${whole(walBytes)} bytes`])
    rows.push(['tables and indexes, a posting', `${whole(diskBytes)} bytes`])
  }
  if (processes) {
    const { one, two, ratio } = processes
    rows.push([
      'two API processes against one',
      `${whole(two)} and ${whole(one)} postings/s, ${ratio.toFixed(2)}x`,
    ])
  }
  if (verify) {
    const { entries, seconds, entriesPerSecond, numberedPerSecond } = verify
    rows.push([
      '`erp verify`',
      `${whole(entriesPerSecond)} entries/s (${whole(entries)} in ${seconds.toFixed(1)} s)`,
    ])
    rows.push(['numbering journal entries, behind the commits', `${whole(numberedPerSecond)} entries/s`])
  }
  if (history) {
    const { shallow, deep } = history
    rows.push([
      `first history page at ${whole(shallow.entries)} and ${whole(deep.entries)} entries`,
      `${ms(shallow.firstPageMs)}, ${shallow.firstPageBuffers} buffers; ${ms(deep.firstPageMs)}, ${deep.firstPageBuffers} buffers`,
    ])
    rows.push([
      'balance, likewise',
      `${ms(shallow.balanceMs)}, ${shallow.balanceBuffers} buffers; ${ms(deep.balanceMs)}, ${deep.balanceBuffers} buffers`,
    ])
  }
  if (atSize) {
    const { entries, empty, full, ratio, ratioByYardstick } = atSize
    rows.push([
      `posting beside ${whole(entries)} entries, against before`,
      `${whole(full)} and ${whole(empty)} postings/s, ${ratio.toFixed(2)}x (${ratioByYardstick.toFixed(2)}x measured in pgbench's)`,
    ])
  }
  return rows.map(([what, figure]) => `| ${what} | ${figure} |`)
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en')
}

function ms(figure: number): string {
  return `${figure.toFixed(figure < 10 ? 2 : 0)} ms`
}
