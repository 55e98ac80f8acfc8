import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { ReturnReason } from './payment-types.ts'
import { unknownPayment } from './refusals.ts'
import { wireDate } from './wire-date.ts'

/** All that is known of a payment. Throws a refusal: `unknown_payment`, also for one of another company. */
export async function getPayment(database: Database, company: Company, paymentId: string) {
  const { paymentView, paymentTarget, invoiceMatchingView, invoiceView } = accountingPrisma(database)
  const companyId = company.id
  const [row, targets] = await Promise.all([
    paymentView.findUnique({ where: { companyId_id: { companyId, id: paymentId } } }),
    paymentTarget.findMany({ where: { companyId, paymentId }, orderBy: { position: 'asc' } }),
  ])
  if (!row) throw unknownPayment(paymentId)
  const matchings =
    row.entryId === null
      ? []
      : await invoiceMatchingView.findMany({
          where: { companyId, entryId: row.entryId },
          orderBy: { matchingId: 'asc' },
        })
  const documents = await invoiceView.findMany({
    where: { companyId, id: { in: [...targets, ...matchings].map(({ invoiceId }) => invoiceId) } },
    select: { id: true, number: true, kind: true, amountDue: true, currency: true },
  })
  const numberOf = new Map(documents.map(({ id, number }) => [id, number]))
  const money = (amount: bigint) => toWire({ amount, currency: row.currency })
  return {
    id: row.id,
    direction: row.direction as 'receive' | 'send',
    status: row.status as 'draft' | 'confirmed' | 'cancelled',
    number: row.number,
    customer: { id: row.customerId, name: row.customerName ?? '' },
    amount: money(row.amount),
    journal: { id: row.journalId, name: row.journalName ?? '' },
    date: wireDate(row.date),
    reference: row.reference,
    destination: row.destination,
    /** What a contributed destination took, and which one; null where none did. */
    taken: row.takenBy === null ? null : { by: row.takenBy, amount: money(row.taken) },
    /** What it is meant for, as long as it is a draft, and stays on record. */
    targets: targets.map(({ invoiceId, amount }) => ({
      invoiceId,
      number: numberOf.get(invoiceId) ?? null,
      amount: amount === null ? null : money(amount),
    })),
    /** What it settled, undone ones too. */
    settled: matchings.map(({ matchingId, invoiceId, amount, date, undoneOn }) => ({
      id: matchingId,
      invoiceId,
      number: numberOf.get(invoiceId) ?? null,
      amount: money(amount),
      date: wireDate(date),
      undoneOn: undoneOn && wireDate(undoneOn),
    })),
    entryId: row.entryId,
    cancelEntryId: row.cancelEntryId,
    cancelDate: row.cancelDate && wireDate(row.cancelDate),
    /** Why it was cancelled; null where it was not. */
    returnReason: row.returnReason as ReturnReason | null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedByName,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    cancelledBy: row.cancelledByName,
  }
}

/** The active journals that payments go through. */
export async function listPaymentJournals(database: Database, companyId: number) {
  const journals = await accountingPrisma(database).journal.findMany({
    where: { companyId, active: true, type: { in: ['bank', 'cash'] } },
    orderBy: [{ type: 'asc' }, { code: 'asc' }],
    select: { id: true, code: true, name: true, type: true },
  })
  return journals.map(({ type, ...journal }) => ({ ...journal, type: type as 'bank' | 'cash' }))
}
