import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { newId, transaction } from '@platform/database'
import { formatAmount } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '../journal/change-accounts.ts'
import { trialBalance } from '../reports/trial-balance.ts'
import { addCustomer, cashSale, post, type TestBooks, testBooks } from '../testing/test-books.ts'
import { exportJournal, writeJournal } from './export-journal.ts'
import { readBooks } from './read-entries.ts'

const run = promisify(execFile)
const nasty = [
  `O'Brien "& Sons" <script>alert(1)</script>`,
  'Müller, date: [9999-99-99]; Söhne | *! (x)',
  'اسم العميل\u200f\n\n2026-01-01 * injected\n  Assets:X  1 EUR',
  '  日本\u3000\u3000株式会社\t; tag: [=2020-13-45] \\',
  '\\" "" { } ~ @ @@ = := {{ }} #hash ^link %percent',
  '2026-01-01 open Assets:Evil\u2028\u0085x',
]

let books: TestBooks
let folder: string
beforeAll(async () => {
  books = await testBooks()
  folder = await mkdtemp(path.join(tmpdir(), 'erp-export-'))
})
afterAll(async () => {
  await books.close()
  await rm(folder, { recursive: true, force: true })
})

/** A company whose every name and text is as bad as they come. */
async function troubledCompany(currency: string): Promise<Company> {
  const company = await books.createCompany({ name: nasty[1] ?? '', currency })
  const here = { ...books, company }
  const who = { companyId: company.id, actorId: newId() }
  const [first = '', ...rest] = await transaction(books.database, async (tx) => {
    const accounts: string[] = []
    for (const [index, name] of nasty.entries()) {
      const code = ['9.1', '9-1', 'a1', 'A1', '9.3', '9.4'][index] ?? ''
      const { accountId } = await createAccount(tx, who, { code, name, type: 'expense', matchable: false })
      accounts.push(accountId)
    }
    return accounts
  })
  const customers = await Promise.all(nasty.map((name) => addCustomer(here, name)))
  await post(
    here,
    nasty.map((text, index) =>
      cashSale(0n, {
        date: `2026-0${(index % 3) + 1}-28`,
        reference: text,
        source: `invoice:${newId()}`,
        items: [
          {
            account: { id: rest[index % rest.length] ?? first },
            customerId: customers[index] ?? '',
            label: text,
            debit: BigInt(index + 1) * 1_000_003n,
            credit: 0n,
            currencyAmount: { amount: 42_00n, currency: 'USD' },
          },
          { account: { id: first }, debit: 0n, credit: BigInt(index + 1) * 3n },
          { account: { role: 'sales' }, debit: 0n, credit: BigInt(index + 1) * 1_000_000n },
        ],
      }),
    ),
  )
  await post(here, [cashSale(9_007_199_254_740_993n, { date: '2026-01-01' })])
  await books.deliverEvents()
  return company
}

async function exported(
  company: Company,
  format: 'hledger' | 'ledger' | 'beancount',
  to?: string,
): Promise<string> {
  const parts: string[] = []
  await writeJournal(
    {
      database: books.database,
      write: async (text) => void parts.push(text),
      progress: () => ({ step() {}, end() {} }),
      signal: new AbortController().signal,
    },
    { company, format, from: null, to: to ?? null },
  )
  return parts.join('')
}

/** What our own report shows, by the code of the account. */
async function ownBalances(company: Company, to?: string): Promise<Record<string, string>> {
  const { rows } = await trialBalance(books.database, company, { to })
  return Object.fromEntries(
    rows
      .filter(({ closing }) => closing.amount !== '0')
      .map(({ code, closing }) => [code, formatAmount(BigInt(closing.amount), company.currency)]),
  )
}

/** A program, how it judges a file, and how it tells the balances: one line an account, the amount behind a tab. */
interface Program {
  readonly name: 'hledger' | 'ledger' | 'beancount'
  readonly check: (file: string) => readonly [string, ...string[]]
  readonly balances: (file: string) => Promise<readonly string[]>
  readonly declared: RegExp
}

const programs: readonly Program[] = [
  {
    name: 'hledger',
    check: (file) => ['hledger', '-f', file, 'check', '--strict', 'ordereddates'],
    balances: async (file) => {
      const { stdout } = await run('hledger', ['-f', file, 'balance', '--flat', '-N', '-O', 'tsv']).catch(
        () => run('hledger', ['-f', file, 'balance', '--flat', '-N', '-O', 'csv']),
      )
      return stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(1, -1).replaceAll('""', '"').replace('","', '\t'))
    },
    declared: /^account (.*)$/gm,
  },
  {
    name: 'ledger',
    check: (file) => ['ledger', '-f', file, '--strict', '--pedantic', 'balance'],
    balances: async (file) => {
      const format = '%(account)\t%(display_total)\n'
      const { stdout } = await run('ledger', [
        '-f',
        file,
        '--strict',
        '--pedantic',
        'balance',
        '--flat',
        '--no-total',
        '--format',
        format,
      ])
      return stdout.trim().split('\n')
    },
    declared: /^account (.*)$/gm,
  },
  {
    name: 'beancount',
    check: (file) => ['bean-check', file],
    balances: async (file) => {
      // As text: bean-query's own columns fail on amounts of more than some twelve digits.
      const query = 'select account, str(sum(position)) where number != 0 group by account'
      const { stdout } = await run('bean-query', ['-f', 'csv', file, query])
      return stdout
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.replace(/\s*,\((.*)\)\s*$/, '\t$1'))
    },
    declared: /^\d{4}-\d\d-\d\d open (\S+) /gm,
  },
]

async function isInstalled([command]: readonly [string, ...string[]]): Promise<boolean> {
  return run(command, ['--version']).then(
    () => true,
    () => false,
  )
}

const installed = new Set<string>()
for (const { name, check } of programs) if (await isInstalled(check(''))) installed.add(name)

describe.each(programs)('the journal for $name', ({ name, check, balances, declared }) => {
  const here = installed.has(name)
  const title = here ? '' : ` (skipped: ${name} is not installed on this machine)`

  it.skipIf(!here).each(['EUR', 'JPY', 'KWD'])(
    `is accepted, and shows the same trial balance, whatever the names${title}: %s`,
    async (currency) => {
      const company = await troubledCompany(currency)
      for (const to of ['2026-02-28', undefined]) {
        const text = await exported(company, name, to)
        const file = path.join(
          folder,
          `${name}-${currency}.${name === 'beancount' ? 'beancount' : 'journal'}`,
        )
        await writeFile(file, text)
        const [command, ...args] = check(file)
        await run(command, args)

        // The accounts are declared in the order of their codes, so that the names they were given can be told.
        const paths = [...text.matchAll(declared)].map(([, account]) => account)
        const { accounts } = await readBooks(books.database, { companyId: company.id, from: null, to: null })
        expect(new Set(paths).size).toBe(accounts.length)
        const lines = await balances(file)
        const shown = lines.map((line) => {
          const [account, amount = ''] = line.split('\t')
          const code = accounts[paths.indexOf(account)]?.code ?? `unknown ${account}`
          return [code, amount.replace(` ${currency}`, '').replaceAll(',', '').trim()]
        })
        expect(Object.fromEntries(shown)).toEqual(await ownBalances(company, to))
      }
    },
  )
})

describe('erp export journal', () => {
  const command = (args: readonly string[]) => {
    const parts: string[] = []
    const context = {
      database: books.database,
      directory: folder,
      print: () => {},
      write: async (text: string) => void parts.push(text),
      progress: () => ({ step() {}, end() {} }),
      signal: new AbortController().signal,
    }
    return exportJournal.run(context, args).then(() => parts.join(''))
  }

  it('writes the days asked for, each entry with number, document and customer', async () => {
    const company = await books.createCompany({ name: 'Plain & Sons' })
    const customerId = await addCustomer({ ...books, company }, 'Jane Doe')
    const items = [
      { account: { role: 'cash' }, debit: 1_250n, credit: 0n, customerId },
      { account: { role: 'sales' }, debit: 0n, credit: 1_250n, label: 'Tea' },
    ]
    await post({ ...books, company }, [
      cashSale(0n, { date: '2026-01-31', items }),
      cashSale(0n, { date: '2026-02-01', items, reference: 'Till 1', source: 'invoice:7' }),
      cashSale(0n, { date: '2026-02-02', items }),
    ])
    await books.deliverEvents()
    const days = ['--from', '2026-02-01', '--to', '2026-02-01', '--company', String(company.id)]
    expect(await command(['--format', 'hledger', ...days])).toContain(`
2026-02-01 * (CSH/2026/00002) CSH Till 1
    ; source: invoice:7
    Assets:1000 Cash  12.50 EUR
    ; customer: Jane Doe
    Income:4000 Sales  -12.50 EUR
    ; Tea
`)
    expect((await command(['--format', 'beancount', ...days])).split('\n\n').slice(1)).toEqual([
      `2026-02-01 * "CSH" "Till 1"
  number: "CSH/2026/00002"
  source: "invoice:7"
  Assets:1000-Cash  12.50 EUR
    customer: "Jane Doe"
  Income:4000-Sales  -12.50 EUR
    label: "Tea"
`,
    ])
  })

  it('says what is missing or wrong in its arguments', async () => {
    await expect(command(['--format', 'sap', '--company', String(books.company.id)])).rejects.toThrow(
      'Say for which program: --format with one of hledger, ledger, beancount.',
    )
    await expect(command(['--format', 'ledger', '--company', '999999'])).rejects.toThrow('Say whose books')
    await expect(
      command(['--format', 'ledger', '--company', String(books.company.id), '--from', '2026-02-30']),
    ).rejects.toThrow("--from '2026-02-30' is no day")
  })
})
