import { formatAmount } from '@platform/money'
import { accountRoot, onOneLine } from './account-path.ts'
import type { BooksWriter, ExportedAccount, ExportedBooks, ExportedEntry } from './exported-entry.ts'

/**
 * Books for Beancount: every account is opened in the currency of the books, so that `bean-check` holds.
 * https://beancount.github.io/docs/beancount_language_syntax.html
 */
export function beancountBooks(books: ExportedBooks): BooksWriter {
  const { accounts, companyName, currency, firstDate } = books
  const names = accountNames(accounts)
  const opened = firstDate ?? '1970-01-01'
  const lines = [
    `option "title" ${quoted(companyName)}`,
    `option "operating_currency" "${currency}"`,
    ...[...names.values()].map((name) => `${opened} open ${name} ${currency}`),
  ]
  return { header: `${lines.join('\n')}\n`, entry: (entry) => entryText(entry, { names, currency }) }
}

function entryText(
  { date, number, journalCode, reference, source, items }: ExportedEntry,
  { names, currency }: { readonly names: ReadonlyMap<string, string>; readonly currency: string },
): string {
  const lines = items.flatMap(({ accountId, amount, label, customerName, agreed }) => [
    `  ${names.get(accountId)}  ${formatAmount(amount, currency)} ${currency}`,
    ...(customerName === null ? [] : [`    customer: ${quoted(customerName)}`]),
    ...(agreed === null
      ? []
      : [`    agreed: ${formatAmount(agreed.amount, agreed.currency)} ${agreed.currency}`]),
    ...(label === null ? [] : [`    label: ${quoted(label)}`]),
  ])
  const head = [
    `${date} * ${quoted(journalCode)} ${quoted(reference)}`,
    ...(number === null ? [] : [`  number: ${quoted(number)}`]),
    `  source: ${quoted(source)}`,
  ]
  return `\n${[...head, ...lines].join('\n')}\n`
}

/** 'Assets:1000-Cash', of letters, digits and dashes alone; where two come out alike, the later one is numbered. */
function accountNames(accounts: readonly ExportedAccount[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    accounts.map(({ id, code, name, type }) => {
      const leaf = `${code}-${name}`
        .normalize('NFC')
        .replaceAll(/[^\p{L}\p{Nd}]+/gu, '-')
        .replace(/-$/, '')
      const path = `${accountRoot(type)}:${leaf.charAt(0).toUpperCase()}${leaf.slice(1)}`
      let unique = path
      for (let next = 2; taken.has(unique); next++) unique = `${path}-${next}`
      taken.add(unique)
      return [id, unique]
    }),
  )
}

function quoted(text: string): string {
  return `"${onOneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
