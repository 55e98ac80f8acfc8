import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as books from '@wallet/accounting-bridge'
import { ledgerChecks } from '@wallet/ledger'
import { checkout } from './checkout-copy.ts'
import { mutants } from './mutants.ts'

const ledger = 'packages/wallet/ledger/src'

export function sourceOf(file: string): string {
  return readFileSync(path.join(checkout, file), 'utf8')
}

/** The ids of every check on wallets and their books. */
export const checkIds: readonly string[] = [
  ...ledgerChecks.map(({ id }) => id),
  ...Object.values(books).flatMap((one) =>
    typeof one === 'object' && one !== null && 'id' in one && 'run' in one && 'title' in one ? [one.id] : [],
  ),
].map(String)

/** The constraints of the ledger's tables; a test there sees that none is missing. */
export const constraints: readonly string[] = [
  ...sourceOf(`${ledger}/constraints.test.ts`).matchAll(/^ {2}(\w+): \[/gm),
].map(([, name = '']) => name)

const codes = sourceOf(`${ledger}/testing/every-code.ts`).match(/^ {2}\w+: true,$/gm) ?? []

/** How often a test repeats itself unless told otherwise. */
function defaultOf(variable: string, file: string): number {
  const [, count] = new RegExp(`process\\.env\\['${variable}'\\] \\?\\? ([\\d_]+)`).exec(sourceOf(file)) ?? []
  if (count === undefined) throw new Error(`${file} does not say how often`)
  return Number(count.replaceAll('_', ''))
}

/** The counts of docs/promises.md, as Markdown. */
export function countsTable(): string {
  const rows: [string, number][] = [
    ['checks that `verify` makes of wallets and their books', checkIds.length],
    ['refusal codes, each met by a row of its own', codes.length],
    ['constraints and unique keys of the ledger’s tables, each attacked', constraints.length],
    ['defects that `npm run mutants` plants', mutants.length],
    [
      'command sequences against the model of coins, each test run',
      defaultOf('WALLET_SEQUENCES', `${ledger}/decide/decide.property.test.ts`),
    ],
    [
      'seeds of the simulation, each test run',
      defaultOf('SIMULATION_SEEDS', `${ledger}/simulation/simulation.test.ts`),
    ],
    [
      'kills with -9 under load, each test run: of the database, a backend and a client in equal parts',
      3 * defaultOf('FAULT_CYCLES', 'tooling/faults/src/kill-9.test.ts'),
    ],
  ]
  const lines = rows.map(([what, count]) => `| ${what} | ${count.toLocaleString('en')} |`)
  return ['| what | how many |', '|---|---|', ...lines].join('\n')
}
