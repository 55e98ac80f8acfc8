// npm run bench -- ledger [--json] [--quick] [--entries N] [--customers N] [--seconds N] [--rounds N]
// npm run bench -- credit-run [--json] [--customers N]
// npm run bench -- pos [--json] [--quick] [--customers N] [--seconds N] [--rounds N]
import { parseArgs } from 'node:util'
import { benchmarkCreditRun, creditRunLines } from './credit-run/benchmark-credit-run.ts'
import { benchmarkLedger } from './ledger/benchmark-ledger.ts'
import { NoPgbench } from './ledger/pgbench.ts'
import { tableOf } from './ledger/table.ts'
import { runTill } from './ledger/till-process.ts'
import { benchmarkPos } from './pos/benchmark-pos.ts'
import { posTableOf } from './pos/pos-table.ts'
import { runPosServer } from './pos/server-process.ts'

const usage = `Usage: npm run bench -- <ledger | pos | credit-run> [options]

  ledger         postings to wallets, their size and their proof
  pos            whole sales paid by wallet, over HTTP at 1, 16 and 64 tills
  credit-run     applying the wallet credit of all customers to their open invoices, and undoing it

  --json         print the figures as JSON
  --quick        a few minutes instead of an hour: fewer customers and entries, one short round
  --entries N    ledger: entries of the deep wallet (10000000)
  --customers N  customers with a wallet (ledger 100000, pos 20000, credit-run 10000)
  --seconds N    length of each measurement (6)
  --rounds N     how often each is taken, in turn with pgbench; the median counts (3)`

// Progress goes to standard error: the output of a command stays its own.
const say = (line: string) => console.error(line)

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (args[0] === 'till') return runTill()
  if (args[0] === 'pos-server') return runPosServer(args[1] ?? '')
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      entries: { type: 'string' },
      customers: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
    },
  })
  const [what] = positionals
  if (
    values.help ||
    positionals.length !== 1 ||
    (what !== 'ledger' && what !== 'pos' && what !== 'credit-run')
  ) {
    console.error(usage)
    return values.help ? 0 : 2
  }
  const length = {
    seconds: countOf('seconds', values.seconds, values.quick ? 2 : 6),
    rounds: countOf('rounds', values.rounds, values.quick ? 1 : 3),
  }
  try {
    if (what === 'credit-run') {
      const customers = countOf('customers', values.customers, values.quick ? 2_000 : 10_000)
      const figures = await benchmarkCreditRun({ customers, say })
      console.log(values.json ? JSON.stringify(figures, null, 2) : creditRunLines(figures))
      return 0
    }
    if (what === 'pos') {
      const customers = countOf('customers', values.customers, values.quick ? 2_000 : 20_000)
      const figures = await benchmarkPos({ ...length, customers, say })
      console.log(values.json ? JSON.stringify(figures, null, 2) : posTableOf(figures))
      return 0
    }
    const figures = await benchmarkLedger({
      ...length,
      entries: countOf('entries', values.entries, values.quick ? 100_000 : 10_000_000),
      customers: countOf('customers', values.customers, values.quick ? 10_000 : 100_000),
      say,
    })
    console.log(values.json ? JSON.stringify(figures, null, 2) : tableOf(figures))
    return 0
  } catch (error) {
    if (!(error instanceof NoPgbench)) throw error
    console.error(error.message)
    return 1
  }
}

function countOf(name: string, text: string | undefined, otherwise: number): number {
  const count = text === undefined ? otherwise : Number(text.replaceAll('_', ''))
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`--${name} wants a whole number above 0, not '${text}'`)
  return count
}
