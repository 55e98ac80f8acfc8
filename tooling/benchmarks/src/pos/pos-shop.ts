import path from 'node:path'
import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin, createProducts } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { createUsers, identityPlugin } from '@erp/identity'
import { pointOfSalePlugin, pointOfSaleRouter } from '@erp/point-of-sale'
import { newId, transaction } from '@platform/database'
import { type Company, Refusal, type Role } from '@platform/plugin-api'
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

/** A till with its session, and who stands there. */
export interface OpenTill {
  readonly sessionId: string
  readonly signIn: SignIn
}

export interface SignIn {
  readonly email: string
  readonly password: string
}

/** A shop whose tills are open, with customers who have paid ahead. */
export interface PosShop {
  readonly company: Company
  readonly customerIds: readonly string[]
  readonly products: readonly PosProduct[]
  readonly tills: readonly OpenTill[]
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

/** Makes the company, its customers, a few products, and as many tills, each with a session that is open. */
export async function openPosShop(
  host: Host,
  { tills, customers }: { tills: number; customers: number },
): Promise<PosShop> {
  const { company, customerIds } = await openShop(host, customers, () => {})
  const signIns = Array.from({ length: tills }, (_, index) => ({
    email: `cashier-${index + 1}@benchmark.example`,
    password: `counting drawer ${index + 1}`,
  }))
  const cashiers = await transaction(host.database, (tx) =>
    createUsers(
      tx,
      signIns.map((signIn, index) => ({
        ...signIn,
        name: `Cashier ${index + 1}`,
        memberships: [{ companyId: company.id, role: 'cashier' }],
      })),
    ),
  )
  const products = await addProducts(host, company)
  const opened: OpenTill[] = []
  for (const [index, { id }] of cashiers.entries()) {
    const number = index + 1
    const { registerId } = await callerAs(host, company, 'owner', newId()).registers.create({
      idempotencyKey: newId(),
      code: `T${number}`,
      name: `Till ${number}`,
    })
    const { sessionId } = await callerAs(host, company, 'cashier', id).sessions.open({
      idempotencyKey: newId(),
      registerId,
      openingCash: '10000',
    })
    const signIn = signIns[index]
    if (signIn) opened.push({ sessionId, signIn })
  }
  return { company, customerIds, products, tills: opened }
}

/** The point of sale as somebody calls it who is signed in. */
function callerAs(host: Host, company: Company, role: Role, userId: string) {
  const session = host.sessionFor({
    id: newId(),
    user: { id: userId, name: role, email: `${role}@benchmark.example` },
    company,
    role,
    pluginsOff: [],
    companies: [{ id: company.id, name: company.name }],
  })
  return pointOfSaleRouter.createCaller({ requestId: 'benchmark', database: host.database, session })
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
