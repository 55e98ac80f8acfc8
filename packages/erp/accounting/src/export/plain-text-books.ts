import { currencyDecimals, formatAmount } from '@platform/money'
import { accountRoot, onOneLine } from './account-path.ts'
import type { BooksWriter, ExportedAccount, ExportedBooks, ExportedEntry } from './exported-entry.ts'

/**
 * Books for hledger: every account and currency is declared, so that `hledger check --strict` holds.
 * https://hledger.org/hledger.html#journal
 */
export function hledgerBooks(books: ExportedBooks): BooksWriter {
  const { currency } = books
  return plainTextBooks(books, ['decimal-mark .', `commodity ${sampleOf(currency)} ${currency}`])
}

/**
 * Books for Ledger: every account, currency and tag is declared, so that `ledger --strict --pedantic` holds.
 * https://ledger-cli.org/doc/ledger3.html#Journal-Format
 */
export function ledgerBooks(books: ExportedBooks): BooksWriter {
  const { currency } = books
  return plainTextBooks(books, [
    'tag source',
    'tag customer',
    'tag agreed',
    `commodity ${currency}`,
    `    format ${sampleOf(currency).replace(/\.$/, '')} ${currency}`,
  ])
}

function plainTextBooks(books: ExportedBooks, directives: readonly string[]): BooksWriter {
  const paths = new Map(books.accounts.map((account) => [account.id, pathOf(account)]))
  const lines = [
    `; The journal of ${inComment(books.companyName)}, in ${books.currency}`,
    ...directives,
    ...[...paths.values()].map((path) => `account ${path}`),
  ]
  return {
    header: `${lines.join('\n')}\n`,
    entry: (entry) => entryText(entry, { paths, currency: books.currency }),
  }
}

function entryText(
  { date, number, journalCode, reference, source, items }: ExportedEntry,
  { paths, currency }: { readonly paths: ReadonlyMap<string, string>; readonly currency: string },
): string {
  const code = number === null ? '' : ` (${number})`
  const lines = items.flatMap(({ accountId, amount, label, customerName, agreed }) => [
    `    ${paths.get(accountId)}  ${formatAmount(amount, currency)} ${currency}`,
    ...(customerName === null ? [] : [`    ; customer: ${inComment(customerName)}`]),
    ...(agreed === null
      ? []
      : [`    ; agreed: ${formatAmount(agreed.amount, agreed.currency)} ${agreed.currency}`]),
    ...(label === null ? [] : [`    ; ${inComment(label).replaceAll(':', ' ')}`]),
  ])
  // The journal's code in front: a reference that begins with '(' or '!' would be read as more than text.
  const description = onOneLine(`${journalCode} ${reference.replaceAll(/[;|]/g, ',')}`)
  return `\n${date} *${code} ${description}\n    ; source: ${inComment(source)}\n${lines.join('\n')}\n`
}

/** 'Assets:1000 Cash'. The code keeps it unique, whatever has to be left out of the name. */
function pathOf({ code, name, type }: ExportedAccount): string {
  return `${accountRoot(type)}:${onOneLine(`${code} ${name.replaceAll(/[:;]/g, ' ')}`)}`
}

/** In comments a comma ends a tag, and what stands in square brackets is read as a date. */
function inComment(text: string): string {
  return onOneLine(text).replaceAll(',', ';').replaceAll('[', '(').replaceAll(']', ')')
}

/** How an amount looks: '1000.00', and with the decimal mark also where there are no decimals: '1000.'. */
function sampleOf(currency: string): string {
  return `1000.${'0'.repeat(currencyDecimals(currency))}`
}
