import path from 'node:path'
import { accountingPlugin, lockPeriod } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import { type Company, companyDirectories, extensionsOf, Refusal, requestHash } from '@platform/plugin-api'
import { createHost, type Host } from '@platform/plugin-host'
import { postAndBook } from '@wallet/accounting-bridge'
import { walletPlugin } from '@wallet/plugin'

// Seen from the bundle, in the dist folder.
const migrationsRoot = path.resolve(import.meta.dirname, '../../../packages')

/** A company with customers who have paid ahead, on a server with every guarantee on. */
export interface Shop {
  readonly host: Host
  readonly company: Company
  readonly customerIds: readonly string[]
}

/** The server's plugins on that database, brought up to date. Refuses one that could forget what it acknowledged. */
export function bootShop(ownerUrl: string): Promise<Host> {
  return createHost({
    plugins: [identityPlugin, customersPlugin, catalogPlugin, accountingPlugin, walletPlugin],
    ownerUrl,
    migrationsRoot,
    onError: (error) => {
      throw error
    },
  })
}

const setSize = 1_000
/** Enough for every sale of a run. */
const paidAhead = 1_000_000_000n
const day = '2026-03-01'

/** Makes the company and its customers, each with a wallet that was topped up: all of it by the program itself. */
export async function openShop(
  host: Host,
  customers: number,
  onProgress: (done: number) => void,
): Promise<Shop> {
  const { database } = host
  const company = await transaction(database, async (tx) => {
    const draft = { name: 'Benchmark', currency: 'EUR', locale: 'en-IE', timeZone: 'Europe/Dublin' }
    const made = await extensionsOf(tx, companyDirectories)[0]?.create(tx, [draft])
    if (!made?.[0]) throw new Error('The company directory made no company')
    return made[0]
  })
  const customerIds: string[] = []
  while (customerIds.length < customers) {
    const size = Math.min(setSize, customers - customerIds.length)
    customerIds.push(...(await addCustomers(host, company, size, customerIds.length)))
    await topUp(host, company, customerIds.slice(-size))
    onProgress(customerIds.length)
  }
  return { host, company, customerIds }
}

async function addCustomers(host: Host, company: Company, size: number, from: number): Promise<string[]> {
  const drafts = Array.from({ length: size }, (_, index) => ({
    ...blankCustomer(`Customer ${from + index}`),
    idempotencyKey: newId(),
  }))
  const made = await transaction(host.database, (tx) => createCustomers(tx, company.id, null, drafts))
  return made.map((outcome) => {
    if (outcome instanceof Refusal) throw outcome
    return outcome.customerId
  })
}

async function topUp(host: Host, company: Company, customerIds: readonly string[]): Promise<void> {
  await transaction(host.database, async (tx) => {
    await lockPeriod(tx, company.id)
    await postAndBook(
      tx,
      company,
      customerIds.map((customerId) => {
        const transactionId = newId()
        return {
          request: {
            move: 'credit',
            kind: 'top_up',
            origin: 'paid',
            expiresAt: null,
            transactionId,
            procedure: 'benchmark.top-up',
            idempotencyKey: newId(),
            requestHash: requestHash({ customerId }),
            source: `benchmark:${transactionId}`,
            note: null,
            actorId: null,
            occurredAt: new Date(),
            accountingDate: day,
            counterpart: 'payments',
            customerId,
            currency: company.currency,
            amount: paidAhead,
          },
          against: { role: 'outstanding_receipts' },
          reference: 'Paid ahead',
        }
      }),
    )
  })
}
