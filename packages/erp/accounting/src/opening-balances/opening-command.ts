import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { derivedId, transaction } from '@platform/database'
import { dateInput, defineCommand } from '@platform/plugin-api'
import { companyOfOption, usage } from '../export/command-options.ts'
import { takeOverBalances } from './take-over-balances.ts'

/** Takes over a file of opening balances from the command line, where it may be larger than a browser sends. */
export const importOpenings = defineCommand({
  id: 'import opening-balances',
  summary: 'Take over balances of accounts, open invoices and wallets from a CSV file.',
  usage: 'FILE --date YYYY-MM-DD [--company ID]',
  async run({ database, print }, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { company: { type: 'string' }, date: { type: 'string' } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw usage('Name one CSV file.')
    const { date } = values
    if (date === undefined || !dateInput.safeParse(date).success)
      throw usage('Give the day the balances are taken over: --date 2026-01-01.')
    const company = await companyOfOption(database, values.company)
    const csv = await readFile(file, 'utf8')
    const fileName = path.basename(file)
    // The same file on the same day is the same request: a command that was cut off may be given again.
    const idempotencyKey = derivedId('opening-balances', date, csv)
    const taken = await transaction(database, (tx) =>
      takeOverBalances(tx, company, null, { date, csv, fileName, idempotencyKey }),
    )
    print(
      `${company.name}: ${taken.balances} balances ${taken.taken ? 'taken over' : 'were taken over before'}.`,
    )
    return 0
  },
})
