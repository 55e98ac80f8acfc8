import { accountingPlugin, confirmInvoices, createInvoices } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { type Database, newId, transaction } from '@platform/database'
import { type Company, companyDirectories, extensionsOf, type Plugin, Refusal } from '@platform/plugin-api'
import { createHost, type Host } from '@platform/plugin-host'
import { walletPlugin } from '@wallet/plugin'
import { performAll } from './perform.ts'

export const plugins: readonly Plugin[] = [
  identityPlugin,
  customersPlugin,
  catalogPlugin,
  accountingPlugin,
  walletPlugin,
]

/** The server's plugins on a database. Refuses one that could forget what it acknowledged. */
export function bootShop(ownerUrl: string, migrationsRoot: string, appUrl?: string): Promise<Host> {
  return createHost({
    plugins,
    ownerUrl,
    ...(appUrl === undefined ? {} : { appUrl }),
    migrationsRoot,
    poolSize: 6,
  })
}

/** What another process needs to know to work in the same shop. */
export interface Shop {
  readonly company: Company
  readonly customerIds: readonly string[]
  /** One confirmed invoice for each customer, in their order, so large that it is never paid. */
  readonly invoiceIds: readonly string[]
}

export const day = '2026-03-02'
const paidAhead = 20_000n
const invoiced = 1_000_000_000n

/** A company with customers, each with credit on the wallet and an open invoice. */
export async function openShop({ database }: { database: Database }, customers: number): Promise<Shop> {
  const company = await transaction(database, async (tx) => {
    const draft = { name: 'Corner Shop', currency: 'EUR', locale: 'en-IE', timeZone: 'Europe/Dublin' }
    const made = await extensionsOf(tx, companyDirectories)[0]?.create(tx, [draft])
    if (!made?.[0]) throw new Error('The company directory made no company')
    return made[0]
  })
  const drafts = Array.from({ length: customers }, (_, index) => ({
    ...blankCustomer(`Customer ${index}`),
    idempotencyKey: newId(),
  }))
  const made = await transaction(database, (tx) => createCustomers(tx, company.id, null, drafts))
  const customerIds = made.map((outcome) => accepted(outcome).customerId)
  await transaction(database, async (tx) => {
    const topUps = customerIds.map((customerId) => ({
      kind: 'top_up' as const,
      key: newId(),
      customerId,
      amount: paidAhead,
    }))
    for (const outcome of await performAll(tx, company, topUps)) accepted(outcome)
  })
  const invoiceIds = await openInvoices(database, company, customerIds)
  return { company, customerIds, invoiceIds }
}

async function openInvoices(
  database: Database,
  company: Company,
  customerIds: readonly string[],
): Promise<string[]> {
  const drafts = customerIds.map((customerId) => ({
    idempotencyKey: newId(),
    kind: 'invoice' as const,
    customerId,
    date: day,
    dueDate: day,
    currency: company.currency,
    exchangeRate: null,
    pricesIncludeTax: false,
    reference: '',
    note: null,
    lines: [
      {
        productId: null,
        description: 'Lamps',
        quantity: 1000n,
        unitPrice: invoiced,
        discount: 0,
        taxId: null,
      },
    ],
  }))
  const made = await transaction(database, (tx) => createInvoices(tx, company, null, drafts))
  const invoiceIds = made.map((outcome) => accepted(outcome).invoiceId)
  await transaction(database, async (tx) => {
    const requests = invoiceIds.map((invoiceId) => ({ invoiceId, idempotencyKey: newId() }))
    for (const outcome of await confirmInvoices(tx, company, null, requests)) accepted(outcome)
  })
  return invoiceIds
}

/** An outcome that is no refusal. */
export function accepted<Outcome>(outcome: Outcome | Refusal | undefined): Outcome {
  if (outcome === undefined || outcome instanceof Refusal) throw outcome ?? new Error('There is no outcome')
  return outcome
}
