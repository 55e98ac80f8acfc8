import path from 'node:path'
import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin, createProducts } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { createUsers, identityPlugin } from '@erp/identity'
import { pointOfSalePlugin, pointOfSaleRouter } from '@erp/point-of-sale'
import { newId, transaction } from '@platform/database'
import { type Company, Refusal, type Session } from '@platform/plugin-api'
import { createHost, type Host } from '@platform/plugin-host'
import { walletPlugin } from '@wallet/plugin'
import { walletPosPlugin } from '@wallet/pos-payments'
import { openShop } from '../ledger/shop.ts'

// Seen from the bundle, in the dist folder.
const migrationsRoot = path.resolve(import.meta.dirname, '../../../packages')

export interface PosProduct {
  readonly productId: string
  /** Minor units, as digits. */
  readonly unitPrice: string
}

/** A shop whose tills are open, with customers who have paid ahead. */
export interface PosShop {
  readonly company: Company
  readonly customerIds: readonly string[]
  readonly products: readonly PosProduct[]
  /** One a till. */
  readonly sessionIds: readonly string[]
  /** Who stands at all of them. */
  readonly signIn: { readonly email: string; readonly password: string }
}

export const posPlugins = [
  identityPlugin,
  customersPlugin,
  catalogPlugin,
  accountingPlugin,
  pointOfSalePlugin,
  walletPlugin,
  walletPosPlugin,
]

/** The server's plugins with the point of sale on that database, brought up to date. */
export function bootPosHost(ownerUrl: string): Promise<Host> {
  return createHost({
    plugins: posPlugins,
    ownerUrl,
    migrationsRoot,
    onError: (error) => {
      throw error
    },
  })
}

const signIn = { email: 'cashier@benchmark.example', password: 'counting 64 drawers' }

/** Makes the company, its customers, a few products, and as many tills, each with a session that is open. */
export async function openPosShop(
  host: Host,
  {
    tills,
    customers,
    onProgress = () => {},
  }: { tills: number; customers: number; onProgress?: (done: number) => void },
): Promise<PosShop> {
  const { company, customerIds } = await openShop(host, customers, onProgress)
  const [cashier] = await transaction(host.database, (tx) =>
    createUsers(tx, [
      { ...signIn, name: 'Benchmark', memberships: [{ companyId: company.id, role: 'owner' }] },
    ]),
  )
  const owner = pointOfSaleRouter.createCaller({
    requestId: 'benchmark',
    database: host.database,
    session: sessionOf(host, company, cashier?.id ?? ''),
  })
  const products = await addProducts(host, company)
  const sessionIds: string[] = []
  for (let till = 1; till <= tills; till++) {
    const { registerId } = await owner.registers.create({
      idempotencyKey: newId(),
      code: `T${till}`,
      name: `Till ${till}`,
    })
    const { sessionId } = await owner.sessions.open({
      idempotencyKey: newId(),
      registerId,
      openingCash: '10000',
    })
    sessionIds.push(sessionId)
  }
  return { company, customerIds, products, sessionIds, signIn }
}

/** Whoever opens and closes the tills, as if signed in. */
export function sessionOf(host: Host, company: Company, userId: string): Session {
  return host.sessionFor({
    id: newId(),
    user: { id: userId, name: 'Benchmark', email: signIn.email },
    company,
    role: 'owner',
    pluginsOff: [],
    companies: [{ id: company.id, name: company.name }],
  })
}

async function addProducts({ database }: Host, company: Company): Promise<PosProduct[]> {
  const drafts = Array.from({ length: 20 }, (_, index) => ({
    idempotencyKey: newId(),
    code: `P${index + 1}`,
    name: `Product ${index + 1}`,
    unitPrice: BigInt(100 + 25 * index),
    description: null,
    category: null,
    barcode: null,
    taxId: null,
  }))
  const made = await transaction(database, (tx) => createProducts(tx, company.id, null, drafts))
  return made.map((outcome, index) => {
    if (outcome instanceof Refusal) throw outcome
    return { productId: outcome.productId, unitPrice: String(drafts[index]?.unitPrice) }
  })
}
