import type { Tx } from '@platform/database'
import { parseNumber } from '../journal/entry-number.ts'
import type { OpeningLine, OpeningProblem } from './read-opening-file.ts'
import {
  readAccountsByCode,
  readNamedCustomers,
  readSeries,
  readTakenNumbers,
} from './sql/opening-balances.ts'

/** What a line was understood as. */
export type JudgedLine =
  | { readonly kind: 'account'; readonly line: OpeningLine; readonly accountId: string }
  | {
      readonly kind: 'invoice' | 'credit_note'
      readonly line: OpeningLine
      readonly customerId: string
    }
  | {
      readonly kind: 'contributed'
      readonly line: OpeningLine
      readonly customerId: string | null
    }

/** Finds what the lines of a file name, and says what is wrong with those that cannot be taken over. */
export async function judgeOpenings(
  tx: Tx,
  companyId: number,
  {
    lines,
    contributed,
  }: { readonly lines: readonly OpeningLine[]; readonly contributed: ReadonlySet<string> },
): Promise<{ readonly judged: readonly JudgedLine[]; readonly problems: readonly OpeningProblem[] }> {
  const known = await readNamed(tx, companyId, lines)
  const problems: OpeningProblem[] = []
  const judged: JudgedLine[] = []
  const numbersHere = new Set<string>()
  const accountsHere = new Set<string>()

  for (const line of lines) {
    const refuse = (code: string, message: string, facts: Record<string, string> = {}) => {
      problems.push({ line: line.line, code, message, facts })
    }
    const customers = line.customer === '' ? [] : (known.customers(line.customer) ?? [])
    const [customer] = customers
    if (line.kind === 'account') {
      const account = known.accounts.get(line.account)
      const { account: code } = line
      if (!account) refuse('unknown_account', `There is no account ${code}.`, { code })
      else if (account.control)
        refuse(
          'control_account',
          `${code} ${account.name} is explained by documents or wallets. Give those, one a line.`,
          { code, name: account.name },
        )
      else if (!account.active)
        refuse('account_inactive', `${code} ${account.name} is not in use any more.`, { code })
      else if (accountsHere.has(code))
        refuse('twice_in_file', `${code} is in the file twice.`, { subject: code })
      else {
        accountsHere.add(code)
        judged.push({ kind: 'account', line, accountId: account.id })
      }
      continue
    }
    const isDocument = line.kind === 'invoice' || line.kind === 'credit_note'
    if (!isDocument && !contributed.has(line.kind))
      refuse('unknown_kind', `'${line.kind}' is no kind of opening balance.`, { kind: line.kind })
    else if (line.customer !== '' && !customer)
      refuse('unknown_customer_named', `There is no customer ${line.customer}.`, { customer: line.customer })
    else if (customers.length > 1)
      refuse('customer_not_unique', `Several customers are called ${line.customer}. Give the reference.`, {
        customer: line.customer,
      })
    else if (line.kind !== 'invoice' && line.kind !== 'credit_note')
      judged.push({ kind: 'contributed', line, customerId: customer?.id ?? null })
    else if (!customer) refuse('customer_missing', 'Say whose document this is.')
    else {
      const { number } = line
      if (number === '') refuse('number_missing', 'Give the number that the document has.')
      else if (numbersHere.has(number))
        refuse('twice_in_file', `${number} is in the file twice.`, { subject: number })
      else if (known.takenNumbers.has(number))
        refuse('number_taken', `There is a document ${number} already.`, { number })
      else if (known.series.has(parseNumber(number)?.series ?? ''))
        refuse(
          'number_in_series',
          `${number} is a number that new documents will get here. Put something in front.`,
          {
            number,
          },
        )
      else if (line.date === '') refuse('day_missing', 'Give the day of the document.')
      else if (line.dueDate !== '' && line.dueDate < line.date)
        refuse('due_before_date', 'The due date must not be before the date of the document.')
      else if ((line.kind === 'invoice') !== line.debit > 0n)
        refuse(
          'wrong_side',
          'What a customer owes is a debit; what the company owes by a credit note is a credit.',
        )
      else {
        numbersHere.add(number)
        judged.push({ kind: line.kind, line, customerId: customer.id })
      }
    }
  }
  return { judged, problems }
}

/** Everything the lines name, in one look. */
async function readNamed(tx: Tx, companyId: number, lines: readonly OpeningLine[]) {
  const named = [...new Set(lines.map(({ customer }) => customer).filter((customer) => customer !== ''))]
  const [accounts, customers, numbers, series] = await Promise.all([
    tx.query(readAccountsByCode, [companyId, lines.map(({ account }) => account)]),
    tx.query(readNamedCustomers, [companyId, named, named.map((name) => name.toLowerCase())]),
    tx.query(readTakenNumbers, [companyId, lines.map(({ number }) => number)]),
    tx.query(readSeries, [companyId]),
  ])
  const byReference = new Map(
    customers.flatMap((customer) =>
      customer.reference === null ? [] : [[customer.reference, [customer]] as const],
    ),
  )
  const byName = new Map<string, (typeof customers)[number][]>()
  for (const customer of customers) {
    const name = customer.name.toLowerCase()
    byName.set(name, [...(byName.get(name) ?? []), customer])
  }
  return {
    accounts: new Map(accounts.map((account) => [account.code, account])),
    /** A reference is exact; a name may be that of several. */
    customers: (text: string) => byReference.get(text) ?? byName.get(text.toLowerCase()),
    takenNumbers: new Set(numbers.map(({ number }) => number)),
    series: new Set(series.map((row) => row.series)),
  }
}
