import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type RetailRow, readRetailRows } from './read-rows.ts'
import { documentsOf, kindOf, retailKinds } from './sort-rows.ts'

const week = path.resolve(import.meta.dirname, '../../../../../shared/data/online-retail-2010-12-01.csv')

const row = (change: Partial<RetailRow>): RetailRow => ({
  line: 2,
  invoiceNo: '536365',
  stockCode: '71053',
  description: 'WHITE METAL LANTERN',
  quantity: 6,
  date: '2010-12-01',
  time: '08:26',
  unitPrice: 339n,
  customerId: '17850',
  country: 'United Kingdom',
  ...change,
})

describe('what a row is', () => {
  it.each([
    ['a sale on account', {}, 'invoice_line'],
    ['a free article on account', { unitPrice: 0n }, 'invoice_line'],
    ['postage on account', { stockCode: 'POST' }, 'invoice_line'],
    ['goods returned on account', { invoiceNo: 'C536379', quantity: -1 }, 'credit_note_line'],
    [
      'a discount granted on account',
      { invoiceNo: 'C536379', stockCode: 'D', quantity: -1 },
      'credit_note_line',
    ],
    ['a sale over the counter', { customerId: null }, 'cash_sale'],
    [
      'goods returned over the counter',
      { customerId: null, invoiceNo: 'C537580', quantity: -1 },
      'cash_refund',
    ],
    [
      'what the bank took',
      { customerId: null, invoiceNo: 'C537572', stockCode: 'BANK CHARGES', quantity: -1 },
      'bank_charge',
    ],
    ['bank charges passed on to a customer', { stockCode: 'BANK CHARGES' }, 'invoice_line'],
    [
      'what the marketplace took',
      { customerId: null, invoiceNo: 'C537600', stockCode: 'AMAZONFEE', quantity: -1 },
      'marketplace_fee',
    ],
    ['samples bought', { customerId: null, invoiceNo: 'C537581', stockCode: 'S', quantity: -1 }, 'sample'],
    ['stock lost', { customerId: null, unitPrice: 0n, quantity: -10 }, 'stock_correction'],
    ['stock found', { customerId: null, unitPrice: 0n, quantity: 56 }, 'stock_correction'],
  ] as const)('%s', (_what, change, kind) => {
    expect(kindOf(row(change))).toBe(kind)
  })
})

describe.runIf(existsSync(week))('the real week', () => {
  it('has 14,594 rows, each of exactly one kind, and its documents keep every penny', async () => {
    const rows = await readRetailRows(week)
    expect(rows).toHaveLength(14_594)
    const documents = documentsOf(rows)
    expect(documents.reduce((sum, { rows: own }) => sum + own.length, 0)).toBe(14_594)
    const sums = Object.fromEntries(
      retailKinds.map((kind) => {
        const own = documents.filter((document) => document.kind === kind)
        return [kind, [own.length, own.reduce((sum, { total }) => sum + total, 0n)]]
      }),
    )
    expect(sums).toMatchObject({
      invoice_line: [531, 19_757_337n],
      credit_note_line: [66, 479_346n],
    })
    const signed = rows.reduce((sum, { quantity, unitPrice }) => sum + BigInt(quantity) * unitPrice, 0n)
    const added = documents.reduce(
      (sum, { kind, total }) => sum + (kind === 'invoice_line' || kind === 'cash_sale' ? total : -total),
      0n,
    )
    expect(added).toBe(signed)
  })
})
