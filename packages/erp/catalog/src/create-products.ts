import { newId, retryLostRace, type Tx } from '@platform/database'
import { audit, keyReused, type Refusal, requestHash } from '@platform/plugin-api'
import type { ProductFields } from './product-fields.ts'
import { barcodeTaken, codeTaken, unknownTax } from './refusals.ts'
import { findKnownProducts, findProductsByCode } from './sql/find-known-products.ts'
import { insertProducts } from './sql/insert-products.ts'
import { findTaxIds } from './sql/taxes.ts'

/** A product to be added. The same key with the same fields is the same product. */
export interface ProductDraft extends ProductFields {
  readonly idempotencyKey: string
}

/** `created` is false when the key had made the product before. */
export interface CreatedProduct {
  readonly productId: string
  readonly created: boolean
}

/**
 * Adds products, thousands at once if need be. Answers one outcome for each, in their order; refuses a key used for
 * other fields (`key_reused`), a code or barcode that another product has, and an unknown tax.
 */
export async function createProducts(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  drafts: readonly ProductDraft[],
): Promise<readonly (CreatedProduct | Refusal)[]> {
  const [known, taxes] = await Promise.all([
    tx.query(findKnownProducts, [
      companyId,
      drafts.map((draft) => draft.idempotencyKey),
      drafts.map((draft) => draft.code),
      present(drafts.map((draft) => draft.barcode)),
    ]),
    tx.query(findTaxIds, [companyId, present(drafts.map((draft) => draft.taxId))]),
  ])
  const byKey = new Map(known.map((row) => [row.create_key, { id: row.id, hash: row.create_hash }]))
  const codes = new Set(known.map((row) => row.code))
  const barcodes = new Set(known.map((row) => row.barcode))
  const taxIds = new Set(taxes.map((row) => row.id))
  const added: { id: string; hash: Buffer; draft: ProductDraft }[] = []

  const outcomes = drafts.map((draft): CreatedProduct | Refusal => {
    const { idempotencyKey, ...fields } = draft
    const { code, barcode, taxId } = fields
    const hash = requestHash(fields)
    const before = byKey.get(idempotencyKey)
    if (before)
      return before.hash.equals(hash) ? { productId: before.id, created: false } : keyReused(idempotencyKey)
    if (codes.has(code)) return codeTaken(code)
    if (barcode !== null && barcodes.has(barcode)) return barcodeTaken(barcode)
    if (taxId !== null && !taxIds.has(taxId)) return unknownTax(taxId)
    const id = newId()
    byKey.set(idempotencyKey, { id, hash })
    codes.add(code)
    if (barcode !== null) barcodes.add(barcode)
    added.push({ id, hash, draft })
    return { productId: id, created: true }
  })

  if (added.length > 0) {
    await retryLostRace(tx.query(insertProducts, [companyId, ...columnsOf(added)]), [
      'product_create_key',
      'product_code',
      'product_barcode',
    ])
    if (actorId !== null)
      for (const { id, draft } of added)
        audit(tx, {
          companyId,
          actorId,
          action: 'catalog.product-created',
          subject: `product:${id}`,
          details: { code: draft.code, name: draft.name },
        })
  }
  return outcomes
}

function columnsOf(added: readonly { id: string; hash: Buffer; draft: ProductDraft }[]): unknown[][] {
  const column = (pick: (draft: ProductDraft) => unknown) => added.map(({ draft }) => pick(draft))
  return [
    added.map(({ id }) => id),
    column((draft) => draft.idempotencyKey),
    added.map(({ hash }) => hash),
    column((draft) => draft.code),
    column((draft) => draft.name),
    column((draft) => draft.description),
    column((draft) => draft.category),
    column((draft) => draft.barcode),
    column((draft) => draft.unitPrice),
    column((draft) => draft.taxId),
  ]
}

function present<Value>(values: readonly (Value | null)[]): Value[] {
  return values.flatMap((value) => (value === null ? [] : [value]))
}

/** The ids of the company's products with these codes; unknown ones are left out. */
export async function findProducts(
  tx: Tx,
  companyId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(findProductsByCode, [companyId, codes])
  return new Map(rows.map((row) => [row.code, row.id]))
}
