import type { PosFigures } from './benchmark-pos.ts'
import type { LoadRun } from './run-load.ts'

/** The figures as a Markdown table, for people and for the documentation alike. */
export function posTableOf({ machine, customers, pgbench, ...figures }: PosFigures): string {
  const rows = (['tills1', 'tills16', 'tills64'] as const).map((name) => {
    const { rate, p50Ms, p99Ms, ratio } = figures[name]
    return `| ${name.slice('tills'.length)} | ${whole(rate)} | **${ratio.toFixed(2)}x** | ${ms(p50Ms)} | ${ms(p99Ms)} |`
  })
  return [
    `${machine}; fsync on; ${whole(customers)} customers; pgbench ${whole(pgbench)} a second`,
    '',
    '| tills | sales/s | of pgbench | p50 | p99 |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** What came of a load, for people. */
export function loadReportOf({ tills, seconds, receipts, refused, wrong }: LoadRun): string {
  const refusals = Object.entries(refused).map(([code, count]) => `${whole(count)} ${code}`)
  return [
    `${tills} tills for ${seconds} s: ${whole(receipts)} receipts; refused: ${refusals.join(', ') || 'none'}`,
    ...(wrong.length === 0 ? ['The Z reports, the wallets and the books agree.'] : wrong),
  ].join('\n')
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en')
}

function ms(figure: number): string {
  return `${figure.toFixed(figure < 10 ? 2 : 0)} ms`
}
