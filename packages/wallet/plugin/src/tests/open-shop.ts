import {
  accountingPlugin,
  cancelPayments,
  confirmInvoices,
  confirmPayments,
  createCreditNotes,
  createInvoices,
  createPayments,
} from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { newId, statement, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { testHost } from '@platform/testing'
import { walletPlugin } from '../plugin.ts'
import { walletRouter } from '../router.ts'

const journalOf = statement<{ journal_id: string }>(
  'test.journal-of',
  'select journal_id from accounting.journal_role_view where company_id = $1 and role = $2',
)
const entryOf = statement<{ role: string; amount: bigint }>(
  'test.entry-of',
  `select coalesce(role.role, account.code) as role, sum(item.debit - item.credit)::bigint as amount
   from accounting.journal_item_view item
   left join accounting.account_role_view role using (company_id, account_id)
   left join accounting.account_view account using (company_id, account_id)
   where item.company_id = $1 and item.entry_id = $2
   group by 1 order by 1`,
)
const entriesBySource = statement<{ entry_id: string }>(
  'test.entries-by-source',
  'select entry_id from accounting.journal_entry_view where company_id = $1 and source = $2 order by entry_id',
)

const day = '2026-03-02'

/** A booted host with one company, and the few things its people do all day. Amounts are cents. */
export async function openShop() {
  const test = await testHost({
    plugins: [identityPlugin, customersPlugin, catalogPlugin, accountingPlugin, walletPlugin],
  })
  const company = await test.createCompany({ currency: 'EUR', timeZone: 'Europe/Dublin' })
  const { database } = test
  const accountant = test.callerAs(walletRouter, test.sessionOf(company, 'accountant'))
  const [bank] = await transaction(database, (tx) => tx.query(journalOf, [company.id, 'bank']))

  async function customer(name = 'Ada Quinn', email: string | null = null): Promise<string> {
    const made = await transaction(database, (tx) =>
      createCustomers(tx, company.id, null, [{ ...blankCustomer(name), email, idempotencyKey: newId() }]),
    )
    return only(made).customerId
  }

  async function payment(
    customerId: string,
    amount: bigint,
    {
      direction = 'receive',
      destination = 'wallet',
      actorId = null,
    }: { direction?: 'receive' | 'send'; destination?: string; actorId?: string | null } = {},
  ): Promise<string> {
    const draft = {
      idempotencyKey: newId(),
      direction,
      customerId,
      amount,
      journalId: bank?.journal_id ?? '',
      date: day,
      reference: 'Transfer',
      destination,
      targets: [],
    }
    const made = only(await transaction(database, (tx) => createPayments(tx, company, null, [draft])))
    const request = { paymentId: made.paymentId, idempotencyKey: newId() }
    only(await transaction(database, (tx) => confirmPayments(tx, company, actorId, [request])))
    return made.paymentId
  }

  async function returnPayment(
    paymentId: string,
    reason: 'cancelled' | 'bounced' | 'charged_back' = 'cancelled',
  ): Promise<void> {
    const request = { paymentId, date: day, reason, idempotencyKey: newId() }
    only(await transaction(database, (tx) => cancelPayments(tx, company, null, [request])))
  }

  async function invoice(customerId: string, amount: bigint, currency = 'EUR'): Promise<string> {
    const draft = {
      idempotencyKey: newId(),
      kind: 'invoice' as const,
      customerId,
      date: day,
      dueDate: day,
      currency,
      exchangeRate: currency === 'EUR' ? null : '0.9',
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
    const made = only(await transaction(database, (tx) => createInvoices(tx, company, null, [draft])))
    await confirm(made.invoiceId)
    return made.invoiceId
  }

  /** Credits a number of thousandths of the invoice's only line, once it is confirmed. */
  async function draftCreditNote(invoiceId: string, quantity: bigint): Promise<string> {
    const draft = {
      idempotencyKey: newId(),
      invoiceId,
      lines: quantity === 1000n ? ('all' as const) : [{ line: 1, quantity }],
      date: day,
      note: null,
    }
    const made = only(await transaction(database, (tx) => createCreditNotes(tx, company, null, [draft])))
    return made.invoiceId
  }

  async function creditNote(invoiceId: string, quantity: bigint): Promise<string> {
    const made = await draftCreditNote(invoiceId, quantity)
    await confirm(made)
    return made
  }

  async function confirm(invoiceId: string): Promise<void> {
    const request = { invoiceId, idempotencyKey: newId() }
    only(await transaction(database, (tx) => confirmInvoices(tx, company, null, [request])))
  }

  const allocate = (invoiceId: string, amount: bigint, idempotencyKey = newId()) =>
    accountant.allocate({ invoiceId, amount: amount.toString(), idempotencyKey })

  const undo = (allocationId: string) => accountant.undoAllocation({ allocationId, idempotencyKey: newId() })

  const balance = async (customerId: string) =>
    BigInt((await accountant.ofCustomer({ customerId })).balance.amount)

  const due = async (invoiceId: string) =>
    BigInt((await accountant.invoicePanel({ invoiceId })).amountDue.amount)

  /** The entry's accounts by role, debit above zero, on one line: 'receivable -500, wallet.deposits 500'. */
  async function booked(entryId: string): Promise<string> {
    const items = await transaction(database, (tx) => tx.query(entryOf, [company.id, entryId]))
    return items.map(({ role, amount }) => `${role} ${amount}`).join(', ')
  }

  /** The entries of an act, oldest first, each as `booked` shows it. */
  async function bookedBy(source: string): Promise<string[]> {
    const rows = await transaction(database, (tx) => tx.query(entriesBySource, [company.id, source]))
    return Promise.all(rows.map(({ entry_id }) => booked(entry_id)))
  }

  return {
    test,
    company,
    accountant,
    customer,
    payment,
    returnPayment,
    invoice,
    draftCreditNote,
    creditNote,
    confirm,
    allocate,
    undo,
    balance,
    due,
    booked,
    bookedBy,
  }
}

/** The only outcome of a set of one, or its refusal thrown. */
export function only<Outcome>(outcomes: readonly (Outcome | Refusal)[]): Outcome {
  const [outcome] = outcomes
  if (outcome instanceof Refusal) throw outcome
  if (outcome === undefined) throw new Error('a set answers one outcome for each item')
  return outcome
}
