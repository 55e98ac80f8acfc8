import type { Database } from '@platform/database'
import { money, toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { booksPrisma } from '../books-prisma.ts'

/** As many as anybody looks through. */
const shown = 200

/** What a customer has to pay in the currency of the wallet, the oldest first. */
export async function listOpenInvoices(database: Database, company: Company, customerId: string) {
  const rows = await booksPrisma(database).invoiceWallet.findMany({
    where: {
      companyId: company.id,
      customerId,
      kind: 'invoice',
      status: 'confirmed',
      currency: company.currency,
      amountDue: { gt: 0n },
    },
    orderBy: { number: 'asc' },
    take: shown,
  })
  return rows.map(({ invoiceId, number, amountDue, currency }) => ({
    invoiceId,
    number,
    amountDue: toWire(money(amountDue ?? 0n, currency)),
  }))
}
