import type { Column } from './column.tsx'

const BYTE_ORDER_MARK = '\ufeff'
const figure = /^-?\d+(\.\d+)?$/

/** Rows as CSV (RFC 4180), headed by the columns that have a `csv`; starts with a mark so that Excel reads UTF-8. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const kept = columns.filter((column) => column.csv !== undefined)
  const lines = [
    kept.map(({ header }) => header),
    ...rows.map((row) => kept.map(({ csv }) => csv?.(row) ?? '')),
  ]
  return `${BYTE_ORDER_MARK}${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`
}

function csvField(text: string): string {
  // A spreadsheet would run a name that starts like a formula; a leading apostrophe makes it words.
  const harmless = /^[=+\-@\t\r]/.test(text) && !figure.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Hands a file to the reader's browser. */
export function downloadFile(fileName: string, content: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
