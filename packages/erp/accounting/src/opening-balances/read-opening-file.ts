import { formatAmount, parseAmount } from '@platform/money'
import { dateInput, Refusal } from '@platform/plugin-api'
import { CsvError, parse } from 'csv-parse/sync'

/** A line of a file of opening balances. */
export interface OpeningLine {
  /** Of the file, the heading being 1. */
  readonly line: number
  readonly kind: string
  /** The code of an account. */
  readonly account: string
  /** The reference or the name of a customer. */
  readonly customer: string
  /** Of an invoice or credit note that was made elsewhere. */
  readonly number: string
  /** 'YYYY-MM-DD', or '' where there is none. */
  readonly date: string
  readonly dueDate: string
  /** Minor units of the company's currency; one of the two is above zero. */
  readonly debit: bigint
  readonly credit: bigint
  /** Every column of the file by its name. */
  readonly cells: Readonly<Record<string, string>>
}

/** Something that keeps a line from being taken over. */
export interface OpeningProblem {
  readonly line: number
  /** Stable, for translation: 'unknown_account'. */
  readonly code: string
  readonly message: string
  /** What the sentence names. */
  readonly facts: Readonly<Record<string, string>>
}

/** The columns that every file may have; `kind` and one of `debit` and `credit` it must have. */
export const openingColumns = [
  'kind',
  'account',
  'customer',
  'number',
  'date',
  'due_date',
  'debit',
  'credit',
] as const

const MOST_LINES = 50_000

/**
 * Reads a CSV file of opening balances: a heading with the names of the columns, then one balance a line; amounts are plain
 * figures with a point, days are 'YYYY-MM-DD'. Answers the lines that can be read and what is wrong with the others. Throws
 * a refusal where it is no such file at all.
 */
export function readOpeningFile(
  text: string,
  currency: string,
): { readonly lines: readonly OpeningLine[]; readonly problems: readonly OpeningProblem[] } {
  const records = recordsOf(text)
  const problems: OpeningProblem[] = []
  const lines: OpeningLine[] = []
  records.forEach((cells, index) => {
    const line = index + 2
    const problem = (code: string, message: string, facts: Record<string, string> = {}) =>
      problems.push({ line, code, message, facts })
    const debit = amountOf(cells['debit'] ?? '', currency)
    const credit = amountOf(cells['credit'] ?? '', currency)
    const date = cells['date'] ?? ''
    const dueDate = cells['due_date'] ?? ''
    const badDay = [date, dueDate].find((day) => day !== '' && !dateInput.safeParse(day).success)
    if (debit === undefined || credit === undefined)
      problem(
        'bad_amount',
        `An amount is a figure such as ${formatAmount(123456n, currency)}, without a sign.`,
      )
    else if (debit > 0n === credit > 0n)
      problem('one_side', 'Give a debit or a credit above zero, and leave the other empty.')
    else if (badDay !== undefined)
      problem('bad_day', `${badDay} is no day. Write it as 2026-12-31.`, { day: badDay })
    else
      lines.push({
        line,
        kind: (cells['kind'] ?? '').toLowerCase(),
        account: cells['account'] ?? '',
        customer: cells['customer'] ?? '',
        number: cells['number'] ?? '',
        date,
        dueDate,
        debit,
        credit,
        cells,
      })
  })
  return { lines, problems }
}

function recordsOf(text: string): readonly Record<string, string>[] {
  let records: Record<string, string>[]
  try {
    records = parse(text, {
      bom: true,
      columns: (names: string[]) =>
        names.map((name) =>
          name
            .trim()
            .toLowerCase()
            .replaceAll(/[\s-]+/g, '_'),
        ),
      delimiter: text.split('\n', 1)[0]?.includes(';') ? ';' : ',',
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw notSuchFile('not_an_opening_file', error.message, {}, { cause: error })
  }
  const [first] = records
  if (!first) throw notSuchFile('opening_file_empty', 'It has no line below its heading.')
  const missing = ['kind', ...('debit' in first || 'credit' in first ? [] : ['debit'])].filter(
    (name) => !(name in first),
  )
  if (missing.length > 0)
    throw notSuchFile('opening_file_columns_missing', `Its heading has no column ${missing.join(' and ')}.`, {
      columns: missing.join(', '),
    })
  if (records.length > MOST_LINES)
    throw notSuchFile('opening_file_too_long', `It has more than ${MOST_LINES} lines. Split it.`, {
      most: MOST_LINES,
    })
  return records
}

/** Zero where nothing stands; undefined where it is no amount. */
function amountOf(text: string, currency: string): bigint | undefined {
  if (text === '') return 0n
  const amount = parseAmount(text, currency)
  return typeof amount === 'bigint' && amount >= 0n ? amount : undefined
}

/** A code for each reason, so that each can be said in every language. */
function notSuchFile(
  code: string,
  why: string,
  facts: Readonly<Record<string, string | number>> = {},
  options?: ErrorOptions,
): Refusal {
  return new Refusal(
    {
      kind: 'invalid',
      code,
      message: `This file cannot be read as opening balances. ${why}`,
      facts: { field: 'csv', ...facts },
    },
    options,
  )
}
