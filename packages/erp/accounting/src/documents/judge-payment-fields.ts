import type { Tx } from '@platform/database'
import { largestAmount } from '@platform/money'
import { type Company, dateInput, Refusal } from '@platform/plugin-api'
import { builtInDestinations, type Destinations, destinationsOf } from './built-in-destinations.ts'
import * as refusePayment from './payment-refusals.ts'
import type { PaymentFields } from './payment-types.ts'
import * as refuse from './refusals.ts'
import { findDocumentCustomers } from './sql/create-invoices.ts'
import { findPaymentJournals, findTargetDocuments } from './sql/create-payments.ts'

/** What payments name: the company's own customers, journals and documents, by id. */
export interface NamedByPayments {
  readonly customers: ReadonlyMap<string, { readonly name: string; readonly archived: boolean }>
  readonly journals: ReadonlyMap<string, (typeof findPaymentJournals)['row'] & object>
  readonly documents: ReadonlySet<string>
  readonly destinations: Destinations
}

/** Reads what some payments name, in one round trip. */
export async function findNamedByPayments(
  tx: Tx,
  companyId: number,
  drafts: readonly PaymentFields[],
): Promise<NamedByPayments> {
  const unique = (ids: readonly string[]) => [...new Set(ids)]
  const targets = unique(drafts.flatMap(({ targets }) => targets.map(({ invoiceId }) => invoiceId)))
  const [customers, journals, documents, destinations] = await Promise.all([
    tx.query(findDocumentCustomers, [companyId, unique(drafts.map(({ customerId }) => customerId))]),
    tx.query(findPaymentJournals, [companyId, unique(drafts.map(({ journalId }) => journalId))]),
    tx.query(findTargetDocuments, [companyId, targets]),
    destinationsOf(tx, companyId),
  ])
  return {
    customers: new Map(customers.map(({ id, ...customer }) => [id, customer])),
    journals: new Map(journals.map((journal) => [journal.id, journal])),
    documents: new Set(documents.map(({ id }) => id)),
    destinations,
  }
}

/** Judges what somebody wrote of a payment; what its documents can still take is judged at confirmation. */
export function judgePaymentFields(
  company: Company,
  fields: PaymentFields,
  named: NamedByPayments,
): Refusal | undefined {
  const { amount, customerId, journalId, date, direction, targets } = fields
  if (amount <= 0n) return refuse.amountNotPositive('amount')
  if (amount > largestAmount) return refuse.amountTooLarge('amount')
  if (!named.customers.has(customerId)) return refuse.unknownCustomer(customerId)
  if (!dateInput.safeParse(date).success) return refuse.badDate('date')
  const journal = named.journals.get(journalId)
  if (!journal?.active) return refusePayment.unknownJournal(journalId)
  if (journal.type !== 'bank' && journal.type !== 'cash')
    return refusePayment.journalTakesNoPayments(journal.name)
  const destination = named.destinations.find(fields.destination)
  if (destination instanceof Refusal) return destination
  if (!destination) return refusePayment.unknownDestination(fields.destination)
  if (!destination.directions.includes(direction))
    return refusePayment.destinationDirection(destination.title, direction)
  if (targets.length > 0 && !builtInDestinations.some(({ id }) => id === destination.id))
    return refusePayment.targetsNotTaken()
  const unknown = targets.find(({ invoiceId }) => !named.documents.has(invoiceId))
  if (unknown) return refuse.unknownInvoice(unknown.invoiceId)
  if (new Set(targets.map(({ invoiceId }) => invoiceId)).size < targets.length)
    return refusePayment.targetTwice()
  if (targets.some((target) => target.amount !== null && target.amount <= 0n))
    return refuse.amountNotPositive('targets')
  const chosen = targets.reduce((sum, target) => sum + (target.amount ?? 0n), 0n)
  if (chosen > amount) return refusePayment.targetsExceedPayment(company, { chosen, amount })
  return undefined
}
