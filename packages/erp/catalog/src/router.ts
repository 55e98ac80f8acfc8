import { transaction } from '@platform/database'
import { idempotencyKeyInput, idInput, onlyOutcome, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { archiveProduct, updateProduct } from './change-product.ts'
import { createProducts } from './create-products.ts'
import { getProduct, listProducts, listTaxes, productListInput, taxListInput } from './list-products.ts'
import { permissions } from './permissions.ts'
import { productFields, taxFields } from './product-fields.ts'
import { archiveTax, createTaxes, updateTax } from './taxes.ts'

const productInput = z.object({ productId: idInput })
const taxInput = z.object({ taxId: idInput })
const archivedInput = { archived: z.boolean().default(true) }

const products = router({
  list: procedure(permissions.read)
    .input(productListInput)
    .query(({ ctx, input }) => listProducts(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.read)
    .input(productInput)
    .query(({ ctx, input }) => getProduct(ctx.database, ctx.session.company, input.productId)),

  create: procedure(permissions.edit)
    .input(productFields.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        return onlyOutcome(await createProducts(tx, company.id, user.id, [input]))
      }),
    ),

  update: procedure(permissions.edit)
    .input(productInput.extend({ fields: productFields }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        updateProduct(tx, ctx.session.company.id, ctx.session.user.id, input),
      ),
    ),

  archive: procedure(permissions.edit)
    .input(productInput.extend(archivedInput))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        archiveProduct(tx, ctx.session.company.id, ctx.session.user.id, input),
      ),
    ),
})

const taxes = router({
  list: procedure(permissions.read)
    .input(taxListInput)
    .query(({ ctx, input }) => listTaxes(ctx.database, ctx.session.company.id, input)),

  create: procedure(permissions.editTaxes)
    .input(taxFields.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        return onlyOutcome(await createTaxes(tx, company.id, user.id, [input]))
      }),
    ),

  update: procedure(permissions.editTaxes)
    .input(taxInput.extend({ fields: taxFields }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => updateTax(tx, ctx.session.company.id, ctx.session.user.id, input)),
    ),

  archive: procedure(permissions.editTaxes)
    .input(taxInput.extend(archivedInput))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => archiveTax(tx, ctx.session.company.id, ctx.session.user.id, input)),
    ),
})

export const catalogRouter = router({ products, taxes })

export type CatalogRouter = typeof catalogRouter
