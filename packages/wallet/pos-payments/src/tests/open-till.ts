import {
  accountingPlugin,
  accountingRouter,
  confirmInvoices,
  createInvoices,
  lockInvoices,
  lockPeriod,
  matchItems,
} from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import {
  type Moved,
  type PosDeposit,
  type PosMove,
  type PosTender,
  pointOfSalePlugin,
} from '@erp/point-of-sale'
import { newId, statement, transaction } from '@platform/database'
import { checks, describeDifference, extensionsOf, Refusal, requestHash } from '@platform/plugin-api'
import { testHost } from '@platform/testing'
import { listOpenLots } from '@wallet/ledger'
import { walletPlugin } from '@wallet/plugin'
import { walletPosPlugin } from '../plugin.ts'
import { walletPosRouter } from '../router.ts'
import { moveWallets } from '../wallet-moves.ts'

export const day = '2026-03-02'

const entryOf = statement<{ role: string; amount: bigint }>(
  'test.entry-of',
  `select coalesce(role.role, account.code) as role, sum(item.debit - item.credit)::bigint as amount
   from accounting.journal_item_view item
   left join accounting.account_role_view role using (company_id, account_id)
   left join accounting.account_view account using (company_id, account_id)
   where item.company_id = $1 and item.entry_id = $2
   group by 1 order by 1`,
)

/** A booted host with a company, and what tills do with the wallets of its customers. Amounts are cents. */
export async function openTill() {
  const test = await testHost({
    plugins: [
      identityPlugin,
      customersPlugin,
      catalogPlugin,
      accountingPlugin,
      pointOfSalePlugin,
      walletPlugin,
      walletPosPlugin,
    ],
  })
  const company = await test.createCompany({ currency: 'EUR', timeZone: 'Europe/Dublin' })
  const { database } = test
  const owner = test.callerAs(walletPosRouter, test.sessionOf(company, 'owner'))
  const cashier = test.callerAs(walletPosRouter, test.sessionOf(company, 'cashier'))

  async function customer({ name = 'Ada Quinn', creditLimit = null as bigint | null } = {}): Promise<string> {
    const draft = { ...blankCustomer(name), creditLimit, idempotencyKey: newId() }
    return only(await transaction(database, (tx) => createCustomers(tx, company.id, null, [draft])))
      .customerId
  }

  /** What a till sends of a movement; each is another act unless its key is given. */
  function facts(customerId: string, amount: bigint, idempotencyKey = newId()) {
    return {
      orderId: newId(),
      customerId,
      currency: company.currency,
      amount,
      date: day,
      reference: 'T1-0001-0001',
      idempotencyKey,
      requestHash: requestHash({ customerId, amount }),
      actorId: newId(),
    }
  }

  const take = (customerId: string, amount: bigint, some: Partial<PosTender> = {}): PosTender => ({
    move: 'take',
    ...facts(customerId, amount),
    tenderId: newId(),
    against: { role: 'pos_clearing' },
    invoiceId: null,
    proof: null,
    ...some,
  })

  const deposit = (customerId: string, amount: bigint, some: Partial<PosDeposit> = {}): PosDeposit => ({
    move: 'deposit',
    ...facts(customerId, amount),
    kind: 'recharge',
    ...some,
  })

  const giveBack = (customerId: string, amount: bigint, refundOf: string | null): PosMove => ({
    move: 'give_back',
    ...facts(customerId, amount),
    tenderId: newId(),
    against: { role: 'pos_clearing' },
    refundOf,
  })

  const undo = (customerId: string, amount: bigint, undoes: string): PosMove => ({
    move: 'undo_deposit',
    ...facts(customerId, amount),
    undoes,
  })

  const move = (...moves: PosMove[]): Promise<(Refusal | Moved)[]> =>
    transaction(database, async (tx) => {
      await lockPeriod(tx, company.id)
      return moveWallets(tx, company, moves)
    })

  async function invoice(customerId: string, amount: bigint): Promise<string> {
    const draft = {
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
          description: 'Lamp',
          quantity: 1000n,
          unitPrice: amount,
          discount: 0,
          taxId: null,
        },
      ],
    }
    const { invoiceId } = only(
      await transaction(database, (tx) => createInvoices(tx, company, null, [draft])),
    )
    const request = { invoiceId, idempotencyKey: newId() }
    only(await transaction(database, (tx) => confirmInvoices(tx, company, null, [request])))
    return invoiceId
  }

  /** Pays an invoice by wallet as a till does: it moves the wallet, and matches the item of its entry itself. */
  const payInvoice = (customerId: string, invoiceId: string, amount: bigint) =>
    transaction(database, async (tx) => {
      await lockPeriod(tx, company.id)
      const receivable = (await lockInvoices(tx, company.id, [invoiceId])).get(invoiceId)?.receivable
      if (!receivable) throw new Error('the invoice is not confirmed')
      const tender = take(customerId, amount, { invoiceId, against: { role: 'receivable' } })
      const moved = only(await moveWallets(tx, company, [tender]))
      matchItems(tx, company.id, [
        {
          id: moved.entryId,
          debit: receivable,
          credit: { entryId: moved.entryId, line: 1 },
          amount,
          date: day,
        },
      ])
      return moved
    })

  const balance = async (customerId: string) => BigInt((await cashier.wallet({ customerId })).balance.amount)

  /** What a wallet consists of: 'promotional 500'. */
  async function lots(customerId: string): Promise<string[]> {
    const { walletId } = await cashier.wallet({ customerId })
    const open = await listOpenLots(database, company.id, { walletId, limit: 20 })
    return open.lots.map(({ origin, remaining }) => `${origin} ${remaining}`)
  }

  /** The journal that the bank's payments are written in. */
  async function bank(): Promise<string> {
    const books = test.callerAs(accountingRouter, test.sessionOf(company, 'owner'))
    return (await books.payments.journals()).find(({ type }) => type === 'bank')?.id ?? ''
  }

  /** The entry's accounts by role, debit above zero, on one line: 'pos_clearing -500, wallet.deposits 500'. */
  async function booked(entryId: string): Promise<string> {
    const items = await transaction(database, (tx) => tx.query(entryOf, [company.id, entryId]))
    return items.map(({ role, amount }) => `${role} ${amount}`).join(', ')
  }

  /** What `erp verify` would find, but for the durability that the test server waives: nothing, unless something is broken. */
  async function differences(): Promise<string[]> {
    await test.deliverEvents()
    const found: string[] = test.failures.map(String)
    for (const check of extensionsOf(database, checks).filter(({ id }) => !id.startsWith('host.')))
      for (const difference of (await check.run({ database })).differences)
        found.push(`${check.title}: ${describeDifference(difference)}`)
    return found
  }

  return {
    test,
    company,
    owner,
    cashier,
    customer,
    take,
    deposit,
    giveBack,
    undo,
    move,
    invoice,
    payInvoice,
    balance,
    lots,
    bank,
    booked,
    differences,
  }
}

/** The only outcome of a set of one, or its refusal thrown. */
export function only<Outcome>(outcomes: readonly (Outcome | Refusal)[]): Outcome {
  const [outcome] = outcomes
  if (outcome instanceof Refusal) throw outcome
  if (outcome === undefined) throw new Error('a set answers one outcome for each item')
  return outcome
}
