import { accountingRouter } from '@erp/accounting'
import { createUsers } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import type { Host } from '@platform/plugin-host'
import { invoiceAll } from '../credit-run/invoice-all.ts'
import { openPosShop, type PosShop, type SignIn } from '../pos/pos-shop.ts'

/** A company whose every list has more than one page, and its owner. */
export interface Office {
  readonly shop: PosShop
  readonly owner: SignIn
  readonly invoiceId: string
  readonly paymentId: string
}

const owner = { email: 'owner@benchmark.example', password: 'reading all the lists' }
/** More than a list shows at once. */
const payments = 60

/** Makes it: so many customers, each with a wallet, credit and an open invoice. */
export async function openOffice(host: Host, customers: number): Promise<Office> {
  const shop = await openPosShop(host, { tills: 1, customers })
  const { company, customerIds } = shop
  const [user] = await transaction(host.database, (tx) =>
    createUsers(tx, [{ ...owner, name: 'Owner', memberships: [{ companyId: company.id, role: 'owner' }] }]),
  )
  await invoiceAll({ host, company }, customerIds)
  const session = host.sessionFor({
    id: newId(),
    user: { id: user?.id ?? '', name: 'Owner', email: owner.email },
    company,
    role: 'owner',
    pluginsOff: [],
    companies: [{ id: company.id, name: company.name }],
  })
  const accounting = accountingRouter.createCaller({
    requestId: 'benchmark',
    database: host.database,
    session,
  })
  const [bank] = await accounting.payments.journals()
  const paid: string[] = []
  for (const customerId of customerIds.slice(0, payments)) {
    const { paymentId } = await accounting.payments.create({
      idempotencyKey: newId(),
      direction: 'receive',
      customerId,
      amount: '1000',
      journalId: bank?.id ?? '',
      date: '2026-03-02',
      reference: 'Transfer',
      destination: 'wallet',
    })
    await accounting.payments.confirm({ paymentId, idempotencyKey: newId() })
    paid.push(paymentId)
  }
  const { rows } = await accounting.invoices.list({ pageSize: 1 })
  return { shop, owner, invoiceId: rows[0]?.id ?? '', paymentId: paid[0] ?? '' }
}
