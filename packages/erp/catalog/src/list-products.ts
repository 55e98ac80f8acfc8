import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, listInput, pageOf, searchedWords } from '@platform/plugin-api'
import { z } from 'zod'
import { catalogPrisma } from './catalog-prisma.ts'
import type { Prisma } from './generated/client.ts'
import { unknownProduct } from './refusals.ts'
import { findPictureVersion } from './sql/pictures.ts'

const archivedFilter = z.enum(['yes', 'no', 'all']).default('no')

export const productListInput = listInput(['code', 'name', 'category', 'unitPrice'], 'name').extend({
  archived: archivedFilter,
  category: z.string().trim().max(100).optional(),
})

export const taxListInput = listInput(['name', 'rate'], 'name').extend({ archived: archivedFilter })

/** A page of the company's products; every word searched for is in the code, name, category or barcode. */
export async function listProducts(
  database: Database,
  company: Company,
  input: z.infer<typeof productListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.ProductWhereInput = {
    companyId: company.id,
    ...archivedIs(input.archived),
    ...(input.category ? { category: input.category } : {}),
    AND: searchedWords(input.search).map((word) => {
      const contains = { contains: word, mode: 'insensitive' } as const
      return { OR: [{ code: contains }, { name: contains }, { category: contains }, { barcode: contains }] }
    }),
  }
  const { product } = catalogPrisma(database)
  const [rows, total] = await Promise.all([
    product.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { id: direction }],
      select: {
        id: true,
        code: true,
        name: true,
        category: true,
        barcode: true,
        unitPrice: true,
        tax: { select: { id: true, name: true, rate: true } },
        archivedAt: true,
      },
    }),
    product.count({ where }),
  ])
  return {
    rows: rows.map(({ unitPrice, archivedAt, ...row }) => ({
      ...row,
      unitPrice: toWire({ amount: unitPrice, currency: company.currency }),
      archived: archivedAt !== null,
    })),
    total,
  }
}

/** All that is known of a product. Throws a refusal: `unknown_product`, also for a product of another company. */
export async function getProduct(database: Database, company: Company, productId: string) {
  const [row, [picture]] = await Promise.all([
    catalogPrisma(database).product.findUnique({
      where: { companyId_id: { companyId: company.id, id: productId } },
      omit: { companyId: true, createKey: true, createHash: true },
      include: { tax: { select: { id: true, name: true, rate: true } } },
    }),
    transaction(database, (tx) => tx.query(findPictureVersion, [company.id, productId])),
  ])
  if (!row) throw unknownProduct(productId)
  const { createdAt, archivedAt, unitPrice, ...fields } = row
  return {
    ...fields,
    pictureVersion: picture?.version ?? null,
    unitPrice: toWire({ amount: unitPrice, currency: company.currency }),
    createdAt: createdAt.toISOString(),
    archived: archivedAt !== null,
  }
}

/** A page of the company's taxes. */
export async function listTaxes(database: Database, companyId: number, input: z.infer<typeof taxListInput>) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.TaxWhereInput = {
    companyId,
    ...archivedIs(input.archived),
    AND: searchedWords(input.search).map((word) => ({
      name: { contains: word, mode: 'insensitive' as const },
    })),
  }
  const { tax } = catalogPrisma(database)
  const [rows, total] = await Promise.all([
    tax.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { id: direction }],
      select: { id: true, name: true, rate: true, archivedAt: true },
    }),
    tax.count({ where }),
  ])
  return { rows: rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null })), total }
}

function archivedIs(archived: z.infer<typeof archivedFilter>) {
  return archived === 'all' ? {} : { archivedAt: archived === 'yes' ? { not: null } : null }
}
