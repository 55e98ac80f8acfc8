// npm run bench -- ledger [--json] [--quick] [--only PARTS] [--entries N] [--customers N] [--seconds N] [--rounds N]
// npm run bench -- credit-run [--json] [--customers N]
// npm run bench -- pos-load [--json] [--quick] [--customers N] [--seconds N] [--tills N]
// npm run bench -- pages [--json] [--quick] [--customers N] [--rounds N]
// npm run bench -- pos [--json] [--quick] [--customers N] [--seconds N] [--rounds N]
import { parseArgs } from 'node:util'
import { benchmarkCreditRun, creditRunLines } from './credit-run/benchmark-credit-run.ts'
import { benchmarkLedger } from './ledger/benchmark-ledger.ts'
import { type Part, parts } from './ledger/figures.ts'
import { NoPgbench } from './ledger/pgbench.ts'
import { tableWriter } from './ledger/table.ts'
import { runTill } from './ledger/till-process.ts'
import { benchmarkPages } from './pages/benchmark-pages.ts'
import { pagesTableOf } from './pages/pages-table.ts'
import { benchmarkPos } from './pos/benchmark-pos.ts'
import { loadReportOf, posTableOf } from './pos/pos-table.ts'
import { runLoad } from './pos/run-load.ts'
import { runPosServer } from './pos/server-process.ts'

const usage = `Usage: npm run bench -- <ledger | pos | pos-load | credit-run | pages> [options]

  ledger         postings to wallets, their size and their proof
  pos            whole sales paid by wallet, over HTTP at 1, 16 and 64 tills
  pos-load       every till at once, in any mix; then the Z reports, the wallets and the books are compared
  credit-run     applying the wallet credit of all customers to their open invoices, and undoing it
  pages          the lists and the most used pages in a browser: what they fetch, and how soon they can be used

  --json         print the figures as JSON, once all are known
  --quick        about a minute instead of half an hour: fewer customers and entries, one short round
  --only PARTS   ledger: only these, with commas between: ${parts.join(', ')}
  --entries N    ledger: entries of the deep wallet (10000000)
  --customers N  customers with a wallet (ledger 100000, pos 20000, pos-load 500, credit-run 10000,
                 pages 2000)
  --seconds N    length of each measurement (6), of the load (60)
  --tills N      pos-load: how many tills (64)
  --rounds N     how often each is taken, in turn with pgbench; the median counts (3, pages 5)`

// Progress goes to standard error: the output of a command stays its own.
const say = (line: string) => console.error(line)

// Of the ledger each part is printed as soon as it is known, unless all is wanted as one.
const silent = { setting: () => {}, found: () => {} }

const subjects = ['ledger', 'pos', 'pos-load', 'credit-run', 'pages']

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (args[0] === 'till') return runTill()
  if (args[0] === 'pos-server') return runPosServer(args[1] ?? '', args[2])
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
      entries: { type: 'string' },
      customers: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      tills: { type: 'string' },
    },
  })
  const [what] = positionals
  if (values.help || positionals.length !== 1 || !subjects.includes(what ?? '')) {
    console.error(usage)
    return values.help ? 0 : 2
  }
  const length = {
    seconds: countOf('seconds', values.seconds, values.quick ? 2 : 6),
    rounds: countOf('rounds', values.rounds, values.quick ? 1 : 3),
  }
  try {
    if (what === 'pos-load') {
      const run = await runLoad({
        tills: countOf('tills', values.tills, values.quick ? 16 : 64),
        customers: countOf('customers', values.customers, values.quick ? 50 : 500),
        seconds: countOf('seconds', values.seconds, values.quick ? 5 : 60),
        say,
      })
      console.log(values.json ? JSON.stringify(run, null, 2) : loadReportOf(run))
      return run.wrong.length === 0 ? 0 : 1
    }
    if (what === 'credit-run') {
      const customers = countOf('customers', values.customers, values.quick ? 2_000 : 10_000)
      const figures = await benchmarkCreditRun({ customers, say })
      console.log(values.json ? JSON.stringify(figures, null, 2) : creditRunLines(figures))
      return 0
    }
    if (what === 'pages') {
      const figures = await benchmarkPages({
        customers: countOf('customers', values.customers, values.quick ? 200 : 2_000),
        rounds: countOf('rounds', values.rounds, values.quick ? 1 : 5),
        say,
      })
      console.log(values.json ? JSON.stringify(figures, null, 2) : pagesTableOf(figures))
      return 0
    }
    if (what === 'pos') {
      const customers = countOf('customers', values.customers, values.quick ? 2_000 : 20_000)
      const figures = await benchmarkPos({ ...length, customers, say })
      console.log(values.json ? JSON.stringify(figures, null, 2) : posTableOf(figures))
      return 0
    }
    const figures = await benchmarkLedger({
      parts: partsIn(values.only),
      entries: countOf('entries', values.entries, values.quick ? 100_000 : 10_000_000),
      customers: countOf('customers', values.customers, values.quick ? 5_000 : 100_000),
      seconds: countOf('seconds', values.seconds, values.quick ? 1 : 6),
      rounds: length.rounds,
      say,
      report: values.json ? silent : tableWriter((lines) => console.log(lines)),
    })
    if (values.json) console.log(JSON.stringify(figures, null, 2))
    return 0
  } catch (error) {
    if (!(error instanceof NoPgbench)) throw error
    console.error(error.message)
    return 1
  }
}

function partsIn(text: string | undefined): ReadonlySet<Part> {
  const named = text?.split(',') ?? parts
  return new Set(
    named.map((name) => {
      const part = parts.find((one) => one === name.trim())
      if (!part) throw new RangeError(`--only wants some of ${parts.join(', ')}, not '${name}'`)
      return part
    }),
  )
}

function countOf(name: string, text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text.replaceAll('_', ''))
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`--${name} wants a whole number above 0, not '${text}'`)
  return count
}
