import { createProducts, createTaxes } from '@erp/catalog'
import { blankCustomer, createCustomers } from '@erp/customers'
import { type Database, derivedId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { accepted } from '../accepted.ts'
import { cities, demoProducts, demoTaxes, firms, firstNames, lastNames } from './demo-things.ts'
import type { Dice } from './dice.ts'

/** A product as the story needs it. */
export interface DemoProduct {
  readonly productId: string
  readonly name: string
  /** Cents, without tax. */
  readonly unitPrice: bigint
  readonly taxId: string
}

/** Someone the story happens to. */
export interface DemoCustomer {
  readonly customerId: string
  readonly name: string
}

export async function addDemoProducts(database: Database, company: Company): Promise<DemoProduct[]> {
  return transaction(database, async (tx) => {
    const taxes = (
      await createTaxes(
        tx,
        company.id,
        null,
        demoTaxes.map((tax) => ({ ...tax, idempotencyKey: derivedId('demo', 'tax', tax.name) })),
      )
    ).map(accepted)
    const wanted = demoProducts.map(([code, name, category, price, tax]) => ({
      idempotencyKey: derivedId('demo', 'product', code),
      code,
      name,
      category,
      description: null,
      barcode: null,
      unitPrice: BigInt(price),
      taxId: taxes[tax]?.taxId ?? null,
    }))
    const made = (await createProducts(tx, company.id, null, wanted)).map(accepted)
    return wanted.map(({ name, unitPrice, taxId }, index) => ({
      productId: made[index]?.productId ?? '',
      name,
      unitPrice,
      taxId: taxId ?? '',
    }))
  })
}

/** Forty people and a handful of firms. */
export async function addDemoCustomers(
  database: Database,
  company: Company,
  dice: Dice,
): Promise<DemoCustomer[]> {
  const names = [...firms, ...peopleNames(dice, 40)]
  const wanted = names.map((name, index) => ({
    ...blankCustomer(name),
    idempotencyKey: derivedId('demo', 'customer', name),
    reference: `C-${String(1001 + index)}`,
    email: `${name
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '.')}@mail.example`,
    phone: `+353 1 555 ${String(dice.between(0, 9_999)).padStart(4, '0')}`,
    street: `${dice.between(1, 90)} ${dice.pick(['Main Street', 'Harbour Road', 'Mill Lane', 'Church Street', 'The Green'])}`,
    city: dice.pick(cities),
    country: 'IE',
  }))
  const made = (await transaction(database, (tx) => createCustomers(tx, company.id, null, wanted))).map(
    accepted,
  )
  return made.map(({ customerId }, index) => ({ customerId, name: names[index] ?? '' }))
}

function peopleNames(dice: Dice, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(`${dice.pick(firstNames)} ${dice.pick(lastNames)}`)
  return [...names]
}
