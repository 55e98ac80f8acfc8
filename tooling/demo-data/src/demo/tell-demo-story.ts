import {
  confirmInvoices,
  confirmPayments,
  createCreditNotes,
  createInvoices,
  createPayments,
  type InvoiceDraft,
  type PaymentDraft,
} from '@erp/accounting'
import { type Database, newId, statement, transaction } from '@platform/database'
import { type Company, requestHash } from '@platform/plugin-api'
import { allocate, proposeAllocations } from '@wallet/accounting-bridge'
import { accepted } from '../accepted.ts'
import type { DemoCustomer, DemoProduct } from './add-demo-masters.ts'
import { addDays } from './days.ts'
import type { Dice } from './dice.ts'

/** Who and what the story is about. */
export interface Cast {
  readonly dice: Dice
  /** Who did it all. */
  readonly actorId: string
  readonly products: readonly DemoProduct[]
  readonly customers: readonly DemoCustomer[]
  /** 'YYYY-MM-DD' */
  readonly today: string
}

interface ToldInvoice {
  readonly invoiceId: string
  readonly customerId: string
  readonly date: string
  readonly total: bigint
}

const invoiceCount = 140
const storyDays = 90

/**
 * Three months in the shop's life: customers pay ahead, are invoiced, pay by bank or from their wallets, send things
 * back. The last invoices stay open, and some wallets keep credit, so that there is something left to do.
 */
export async function tellDemoStory(database: Database, company: Company, cast: Cast): Promise<void> {
  const journalId = await bankJournal(database, company)
  await pay(database, company, cast, prepayments(cast, journalId))
  const invoices = await invoice(database, company, cast)
  await pay(database, company, cast, paymentsFor(cast, invoices, journalId))
  await sendBack(database, company, cast, invoices)
  await spendCredit(database, company, cast)
}

const findBankJournal = statement<{ journal_id: string }>(
  'demo.find-bank-journal',
  `select journal_id from accounting.journal_role_view where company_id = $1 and role = 'bank'`,
)

async function bankJournal(database: Database, company: Company): Promise<string> {
  const [journal] = await transaction(database, (tx) => tx.query(findBankJournal, [company.id]))
  if (!journal) throw new Error('a new company has a bank journal')
  return journal.journal_id
}

/** Every second customer pays something ahead, into the wallet. */
function prepayments({ dice, customers, today }: Cast, journalId: string): PaymentDraft[] {
  return customers
    .filter(() => dice.onceIn(2))
    .map(({ customerId, name }) => ({
      idempotencyKey: newId(),
      direction: 'receive',
      customerId,
      amount: BigInt(dice.pick([5_000, 10_000, 15_000, 20_000, 25_000, 50_000])),
      journalId,
      date: addDays(today, -dice.between(20, storyDays)),
      reference: `Prepayment ${name}`,
      destination: 'wallet',
      targets: [],
    }))
}

async function pay(
  database: Database,
  company: Company,
  { actorId }: Cast,
  drafts: readonly PaymentDraft[],
): Promise<void> {
  const inOrder = drafts.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const created = (await transaction(database, (tx) => createPayments(tx, company, actorId, inOrder))).map(
    accepted,
  )
  await transaction(database, async (tx) => {
    const requests = created.map(({ paymentId }) => ({ paymentId, idempotencyKey: newId() }))
    for (const outcome of await confirmPayments(tx, company, actorId, requests)) accepted(outcome)
  })
}

async function invoice(database: Database, company: Company, cast: Cast): Promise<ToldInvoice[]> {
  const { actorId } = cast
  const drafts = Array.from({ length: invoiceCount }, () => invoiceDraft(company, cast)).toSorted((a, b) =>
    a.date < b.date ? -1 : 1,
  )
  const created = (await transaction(database, (tx) => createInvoices(tx, company, actorId, drafts))).map(
    accepted,
  )
  await transaction(database, async (tx) => {
    // The last few stay drafts.
    const requests = created.slice(0, -4).map(({ invoiceId }) => ({ invoiceId, idempotencyKey: newId() }))
    for (const outcome of await confirmInvoices(tx, company, actorId, requests)) accepted(outcome)
  })
  return created.slice(0, -4).map(({ invoiceId, total }, index) => ({
    invoiceId,
    total,
    customerId: drafts[index]?.customerId ?? '',
    date: drafts[index]?.date ?? '',
  }))
}

function invoiceDraft(company: Company, { dice, customers, products, today }: Cast): InvoiceDraft {
  const date = addDays(today, -dice.between(0, storyDays))
  return {
    idempotencyKey: newId(),
    kind: 'invoice',
    customerId: dice.pick(customers).customerId,
    date,
    dueDate: addDays(date, dice.pick([14, 30])),
    currency: company.currency,
    exchangeRate: null,
    pricesIncludeTax: false,
    reference: dice.onceIn(5) ? `PO ${dice.between(1_000, 9_999)}` : '',
    note: null,
    lines: Array.from({ length: dice.between(1, 4) }, () => {
      const { productId, name, unitPrice, taxId } = dice.pick(products)
      return {
        productId,
        description: name,
        quantity: BigInt(dice.between(1, 6)) * 1000n,
        unitPrice,
        discount: dice.onceIn(8) ? 1_000 : 0,
        taxId,
      }
    }),
  }
}

/** Half of the invoices older than two weeks were paid by bank, some of them too much. */
function paymentsFor(
  { dice, today }: Cast,
  invoices: readonly ToldInvoice[],
  journalId: string,
): PaymentDraft[] {
  return invoices
    .filter(({ date }) => date < addDays(today, -14) && dice.onceIn(2))
    .map(({ invoiceId, customerId, date, total }) => ({
      idempotencyKey: newId(),
      direction: 'receive',
      customerId,
      amount: dice.onceIn(10) ? total + 2_000n : total,
      journalId,
      date: addDays(date, dice.between(2, 13)),
      reference: 'Bank transfer',
      destination: 'invoices',
      targets: [{ invoiceId, amount: null }],
    }))
}

/** One invoice in nine comes back, whole. */
async function sendBack(
  database: Database,
  company: Company,
  { dice, today, actorId }: Cast,
  invoices: readonly ToldInvoice[],
): Promise<void> {
  const drafts = invoices
    .filter(() => dice.onceIn(9))
    .map(({ invoiceId, date }) => {
      const returned = addDays(date, dice.between(3, 12))
      return {
        idempotencyKey: newId(),
        invoiceId,
        lines: 'all' as const,
        date: returned < today ? returned : today,
        note: 'Returned in good order',
      }
    })
  const created = (await transaction(database, (tx) => createCreditNotes(tx, company, actorId, drafts))).map(
    accepted,
  )
  await transaction(database, async (tx) => {
    const requests = created.map(({ invoiceId }) => ({ invoiceId, idempotencyKey: newId() }))
    for (const outcome of await confirmInvoices(tx, company, actorId, requests)) accepted(outcome)
  })
}

/** Of what wallet credit could pay, every second bit is spent. */
async function spendCredit(
  database: Database,
  company: Company,
  { dice, today, actorId }: Cast,
): Promise<void> {
  const proposed = (await proposeAllocations(database, company.id)).filter(() => dice.onceIn(2))
  await transaction(database, async (tx) => {
    const requests = proposed.map(({ invoiceId, amount }) => ({
      invoiceId,
      amount,
      idempotencyKey: newId(),
      requestHash: requestHash({ demo: invoiceId, amount }),
      actorId,
      date: today,
    }))
    for (const outcome of await allocate(tx, company, requests)) accepted(outcome)
  })
}
