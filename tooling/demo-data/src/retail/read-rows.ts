import { createReadStream } from 'node:fs'
import { parseAmount } from '@platform/money'
import { Refusal } from '@platform/plugin-api'
import { parse } from 'csv-parse'
import { z } from 'zod'

/** One line of the file: one line of an invoice, a credit note, a cash sale, or a stock correction. */
export interface RetailRow {
  /** Line in the file; the header is 1. */
  readonly line: number
  readonly invoiceNo: string
  readonly stockCode: string
  readonly description: string
  readonly quantity: number
  /** 'YYYY-MM-DD' */
  readonly date: string
  /** 'HH:MM' */
  readonly time: string
  /** Pence, net. */
  readonly unitPrice: bigint
  /** Null: no account, a sale over the counter. */
  readonly customerId: string | null
  readonly country: string
}

const record = z.object({
  InvoiceNo: z.string().regex(/^C?\d+$/, 'an invoice number, with a leading C on credit notes'),
  StockCode: z.string().min(1),
  Description: z.string(),
  Quantity: z.string().regex(/^-?\d{1,9}$/, 'a whole number'),
  InvoiceDate: z.string().regex(/^\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d{2}$/, 'month/day/year hour:minute'),
  UnitPrice: z.string(),
  CustomerID: z.string().regex(/^\d*$/, 'digits, or nothing'),
  Country: z.string(),
})

/** Reads the week. Stops at the first row that is not as documented, and names line, column and rule. */
export async function readRetailRows(file: string): Promise<RetailRow[]> {
  const rows: RetailRow[] = []
  const parser = createReadStream(file).pipe(parse({ columns: true, info: true, bom: true }))
  for await (const { record: fields, info } of parser as AsyncIterable<{
    record: unknown
    info: { lines: number }
  }>)
    rows.push(rowOf(fields, info.lines))
  return rows
}

function rowOf(fields: unknown, line: number): RetailRow {
  const parsed = record.safeParse(fields)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw badRow(line, `${issue?.path.join('.') || 'the row'}: ${issue?.message}`)
  }
  const { InvoiceDate, UnitPrice, ...row } = parsed.data
  const unitPrice = parseAmount(UnitPrice, 'GBP')
  if (typeof unitPrice !== 'bigint' || unitPrice < 0n)
    throw badRow(line, 'UnitPrice: pounds with at most two decimals')
  const [day = '', time = ''] = InvoiceDate.split(' ')
  const [month = '', date = '', year = ''] = day.split('/')
  return {
    line,
    invoiceNo: row.InvoiceNo,
    // The shop's clerks typed some codes in either case; they are the same thing on the shelf.
    stockCode: row.StockCode.toUpperCase(),
    description: row.Description.trim(),
    quantity: Number(row.Quantity),
    date: `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
    time: time.padStart(5, '0'),
    unitPrice,
    customerId: row.CustomerID === '' ? null : row.CustomerID,
    country: row.Country,
  }
}

function badRow(line: number, rule: string): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'bad_row',
    message: `Line ${line} of the file: ${rule}.`,
    facts: { line },
  })
}
