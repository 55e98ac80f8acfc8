import { type Tx, violatedConstraint } from '@platform/database'
import { audit } from '@platform/plugin-api'
import type { ProductFields } from './product-fields.ts'
import { barcodeTaken, codeTaken, unknownProduct, unknownTax } from './refusals.ts'
import { setProductArchived, updateProductFields } from './sql/update-product.ts'

/**
 * Replaces what is known of a product; documents keep what they said. Throws a refusal: `unknown_product`,
 * `unknown_tax`, `code_taken`, `barcode_taken`.
 */
export async function updateProduct(
  tx: Tx,
  companyId: number,
  actorId: string,
  { productId, fields }: { productId: string; fields: ProductFields },
): Promise<void> {
  const { code, name, description, category, barcode, unitPrice, taxId } = fields
  try {
    const values = [companyId, productId, code, name, description, category, barcode, unitPrice, taxId]
    const rows = await tx.query(updateProductFields, values)
    if (rows.length === 0) throw unknownProduct(productId)
  } catch (error) {
    throw productRefusal(violatedConstraint(error), fields) ?? error
  }
  audit(tx, {
    companyId,
    actorId,
    action: 'catalog.product-changed',
    subject: `product:${productId}`,
    details: fields,
  })
}

function productRefusal(constraint: string | undefined, { code, barcode, taxId }: ProductFields) {
  if (constraint === 'product_code') return codeTaken(code)
  if (constraint === 'product_barcode' && barcode !== null) return barcodeTaken(barcode)
  if (constraint === 'product_tax' && taxId !== null) return unknownTax(taxId)
  return undefined
}

/** Archives a product, or takes one back: it is no longer offered for new documents. Throws a refusal: `unknown_product`. */
export async function archiveProduct(
  tx: Tx,
  companyId: number,
  actorId: string,
  { productId, archived }: { productId: string; archived: boolean },
): Promise<void> {
  const rows = await tx.query(setProductArchived, [companyId, productId, archived])
  if (rows.length === 0) throw unknownProduct(productId)
  const action = archived ? 'catalog.product-archived' : 'catalog.product-unarchived'
  audit(tx, { companyId, actorId, action, subject: `product:${productId}` })
}
