import { accountingPlugin, confirmInvoices, createInvoices } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { type Database, newId, transaction } from '@platform/database'
import { type Company, onlyOutcome, type Plugin } from '@platform/plugin-api'

/** What loyalty builds on, without loyalty. */
export const ground: readonly Plugin[] = [identityPlugin, customersPlugin, catalogPlugin, accountingPlugin]

/** Adds a customer with nothing but a name. */
export async function addCustomer(database: Database, company: Company, name: string): Promise<string> {
  const draft = { ...blankCustomer(name), idempotencyKey: newId() }
  const { customerId } = await transaction(database, async (tx) =>
    onlyOutcome(await createCustomers(tx, company.id, null, [draft])),
  )
  return customerId
}

/** Confirms an invoice of one line over an amount in minor units. */
export async function sell(
  database: Database,
  company: Company,
  { customerId, amount, currency = 'EUR' }: { customerId: string; amount: bigint; currency?: string },
): Promise<string> {
  const draft = {
    idempotencyKey: newId(),
    kind: 'invoice' as const,
    customerId,
    date: '2026-03-02',
    dueDate: '2026-03-02',
    currency,
    exchangeRate: currency === company.currency ? null : '0.9',
    pricesIncludeTax: false,
    reference: '',
    note: null,
    lines: [
      { productId: null, description: 'Lamp', quantity: 1_000n, unitPrice: amount, discount: 0, taxId: null },
    ],
  }
  const { invoiceId } = await transaction(database, async (tx) =>
    onlyOutcome(await createInvoices(tx, company, null, [draft])),
  )
  const request = { invoiceId, idempotencyKey: newId() }
  await transaction(database, async (tx) => onlyOutcome(await confirmInvoices(tx, company, null, [request])))
  return invoiceId
}
