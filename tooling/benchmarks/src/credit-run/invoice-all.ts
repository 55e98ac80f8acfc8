import { confirmInvoices, createInvoices } from '@erp/accounting'
import { newId, transaction } from '@platform/database'
import type { Shop } from '../ledger/shop.ts'

const setSize = 500
const day = '2026-03-02'

type InvoicingShop = Pick<Shop, 'host' | 'company'>

/** Confirms an invoice of a lamp for each of these customers. */
export async function invoiceAll(shop: InvoicingShop, customerIds: readonly string[]): Promise<void> {
  for (let from = 0; from < customerIds.length; from += setSize)
    await invoice(shop, customerIds.slice(from, from + setSize))
}

async function invoice({ host, company }: InvoicingShop, customerIds: readonly string[]): Promise<void> {
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
      { productId: null, description: 'Lamp', quantity: 1000n, unitPrice: 4_990n, discount: 0, taxId: null },
    ],
  }))
  await transaction(host.database, async (tx) => {
    const made = await createInvoices(tx, company, null, drafts)
    const ids = made.flatMap((outcome) => ('invoiceId' in outcome ? [outcome.invoiceId] : []))
    await confirmInvoices(
      tx,
      company,
      null,
      ids.map((invoiceId) => ({ invoiceId, idempotencyKey: newId() })),
    )
  })
}
