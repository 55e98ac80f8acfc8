import { createProducts } from '@erp/catalog'
import { type Database, derivedId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { accepted } from '../accepted.ts'
import type { RetailRow } from './read-rows.ts'

/** Makes a product of every stock code, named and priced as where it first was. Answers their ids by code. */
export async function importProducts(
  database: Database,
  company: Company,
  rows: readonly RetailRow[],
): Promise<ReadonlyMap<string, string>> {
  const products = new Map<string, { name: string; unitPrice: bigint }>()
  for (const { stockCode, description, unitPrice } of rows) {
    const known = products.get(stockCode)
    products.set(stockCode, {
      // Stock corrections have neither name nor price; a later row has them.
      name: known?.name || description,
      unitPrice: known?.unitPrice || unitPrice,
    })
  }
  const codes = [...products.keys()]
  const outcomes = await transaction(database, (tx) =>
    createProducts(
      tx,
      company.id,
      null,
      codes.map((code) => ({
        idempotencyKey: derivedId('retail', 'product', code),
        code,
        name: products.get(code)?.name || code,
        unitPrice: products.get(code)?.unitPrice ?? 0n,
        description: null,
        category: null,
        barcode: null,
        taxId: null,
      })),
    ),
  )
  return new Map(outcomes.map((outcome, index) => [codes[index] ?? '', accepted(outcome).productId]))
}
