import { parseArgs } from 'node:util'
import { type CommandContext, type Company, dateInput, defineCommand } from '@platform/plugin-api'
import { beancountBooks } from './beancount-books.ts'
import { companyOfOption, usage } from './command-options.ts'
import type { BooksWriter, ExportedBooks } from './exported-entry.ts'
import { hledgerBooks, ledgerBooks } from './plain-text-books.ts'
import { readBooks, readEntries } from './read-entries.ts'

const formats = {
  hledger: hledgerBooks,
  ledger: ledgerBooks,
  beancount: beancountBooks,
} as const satisfies Record<string, (books: ExportedBooks) => BooksWriter>

type Format = keyof typeof formats

/** The journal as text that hledger, Ledger or Beancount reads, so that anybody can prove the books. */
export const exportJournal = defineCommand({
  id: 'export journal',
  summary: 'Write the journal for hledger, Ledger or Beancount.',
  usage: '--format hledger|ledger|beancount [--company ID] [--from YYYY-MM-DD] [--to YYYY-MM-DD]',
  async run(context, args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: 'string' },
        company: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
      },
    })
    const company = await companyOfOption(context.database, values.company)
    await writeJournal(context, {
      company,
      format: formatOf(values.format),
      from: dayOf('from', values.from),
      to: dayOf('to', values.to),
    })
    return 0
  },
})

/** Writes a company's entries between two days, both included; null: without limit. Amounts are those of the books. */
export async function writeJournal(
  { database, write, progress, signal }: Omit<CommandContext, 'print' | 'directory'>,
  {
    company,
    format,
    ...days
  }: {
    readonly company: Company
    readonly format: Format
    readonly from: string | null
    readonly to: string | null
  },
): Promise<void> {
  const range = { companyId: company.id, ...days }
  const { entries, ...books } = await readBooks(database, range)
  const writer = formats[format]({ companyName: company.name, currency: company.currency, ...books })
  await write(writer.header)
  const bar = progress('Exporting entries')
  let written = 0
  for await (const page of readEntries(database, range)) {
    signal.throwIfAborted()
    await write(page.map((entry) => writer.entry(entry)).join(''))
    written += page.length
    bar.step(written, Math.max(entries, written))
  }
  bar.end()
}

function formatOf(wanted: string | undefined): Format {
  const known = Object.keys(formats) as Format[]
  const format = known.find((name) => name === wanted)
  if (!format) throw usage(`Say for which program: --format with one of ${known.join(', ')}.`)
  return format
}

function dayOf(option: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!dateInput.safeParse(text).success)
    throw usage(`--${option} '${text}' is no day. Give one such as 2026-12-31.`)
  return text
}
