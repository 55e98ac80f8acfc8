import { describe, expect, it } from 'vitest'
import { moneyColumn, textColumn } from './column.tsx'
import { toCsv } from './csv.ts'

type Row = { name: string; due: { amount: string; currency: string } }
const columns = [
  textColumn<Row>({ id: 'name', header: 'Name', text: (row) => row.name }),
  { id: 'status', header: 'Status', cell: () => 'Open' },
  moneyColumn<Row>({ id: 'due', header: 'Amount due', money: (row) => row.due }),
]
const gbp = (amount: string) => ({ amount, currency: 'GBP' })
const lines = (rows: Row[]) => toCsv(columns, rows).replace('\ufeff', '').split('\r\n')

describe('a list as a CSV file', () => {
  it('has the columns that can be written, with plain decimal figures', () => {
    expect(lines([{ name: 'Nicole Ford', due: gbp('-125000') }])).toEqual([
      'Name,Amount due',
      'Nicole Ford,-1250.00',
      '',
    ])
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(lines([{ name: 'Ford, "Nicole"', due: gbp('0') }])[1]).toBe('"Ford, ""Nicole""",0.00')
  })

  it('keeps a spreadsheet from running a name as a formula', () => {
    expect(lines([{ name: '=HYPERLINK("x")', due: gbp('1') }])[1]).toBe('"\'=HYPERLINK(""x"")",0.01')
    expect(lines([{ name: '@sum', due: gbp('1') }])[1]).toBe("'@sum,0.01")
  })
})
