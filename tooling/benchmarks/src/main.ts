// npm run bench -- ledger [--json] [--quick] [--entries N] [--customers N] [--seconds N] [--rounds N]
import { parseArgs } from 'node:util'
import { benchmarkLedger } from './ledger/benchmark-ledger.ts'
import { NoPgbench } from './ledger/pgbench.ts'
import { tableOf } from './ledger/table.ts'
import { runTill } from './ledger/till-process.ts'

const usage = `Usage: npm run bench -- ledger [options]

  --json         print the figures as JSON
  --quick        a few minutes instead of an hour: fewer customers and entries, one short round
  --entries N    entries of the deep wallet (10000000)
  --customers N  customers with a wallet (100000)
  --seconds N    length of each measurement (6)
  --rounds N     how often each is taken, in turn with pgbench; the median counts (3)`

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  if (args[0] === 'till') return runTill()
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
  if (values.help || positionals.join() !== 'ledger') {
    console.error(usage)
    return values.help ? 0 : 2
  }
  const size = values.quick
    ? { entries: 100_000, customers: 10_000, seconds: 2, rounds: 1 }
    : { entries: 10_000_000, customers: 100_000, seconds: 6, rounds: 3 }
  try {
    const figures = await benchmarkLedger({
      entries: countOf('entries', values.entries, size.entries),
      customers: countOf('customers', values.customers, size.customers),
      seconds: countOf('seconds', values.seconds, size.seconds),
      rounds: countOf('rounds', values.rounds, size.rounds),
      // Progress goes to standard error: the output of a command stays its own.
      say: (line) => console.error(line),
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
