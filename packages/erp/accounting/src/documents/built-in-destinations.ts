import { type Database, type Tx, transaction } from '@platform/database'
import { companyExtensions, type Refusal } from '@platform/plugin-api'
import type { InvoiceKind } from './invoice-types.ts'
import { type PaymentDestination, paymentDestinations } from './payment-destinations.ts'
import type { PaymentDirection } from './payment-types.ts'

/** Where a payment goes that settles documents: the invoices received for, or the credit notes refunded. */
export interface BuiltInDestination {
  readonly id: 'invoices' | 'credit_note'
  readonly title: string
  readonly directions: readonly PaymentDirection[]
  readonly settles: InvoiceKind
}

export const builtInDestinations: readonly BuiltInDestination[] = [
  { id: 'invoices', title: 'Invoices', directions: ['receive'], settles: 'invoice' },
  { id: 'credit_note', title: 'Credit note', directions: ['send'], settles: 'credit_note' },
]

/** Where the payments of one company can go. */
export interface Destinations {
  /** The destination with that id, accounting's own or a contributed one; the refusal of one that is switched off. */
  find(id: string): BuiltInDestination | PaymentDestination | Refusal | undefined
  /** What gets the surplus of a payment over the invoices it pays; undefined: it stays open on the receivable. */
  readonly surplus: PaymentDestination | undefined
  /** Of those that are on. */
  readonly contributed: readonly PaymentDestination[]
}

/** The destinations of a company, as of now in the transaction. */
export async function destinationsOf(tx: Tx, companyId: number): Promise<Destinations> {
  const { on, refusalOf } = await companyExtensions(tx, paymentDestinations, companyId)
  return {
    find: (id) =>
      builtInDestinations.find((destination) => destination.id === id) ??
      on.find((destination) => destination.id === id) ??
      refusalOf(id),
    surplus: on.find(({ takesSurplus, directions }) => takesSurplus && directions.includes('receive')),
    contributed: on,
  }
}

/**
 * Every destination as a form offers it. Marked are the one that gets the surplus, and the default for each direction:
 * the contributed one that takes the surplus, where there is one, else accounting's own.
 */
export async function listDestinations(database: Database, companyId: number) {
  const { contributed, surplus } = await transaction(database, (tx) => destinationsOf(tx, companyId))
  const preferred = contributed.find(({ takesSurplus }) => takesSurplus)
  return [...contributed, ...builtInDestinations].map(({ id, title, directions }) => ({
    id,
    title,
    directions: [...directions],
    takesSurplus: id === surplus?.id,
    defaultFor: directions.filter(
      (direction) =>
        id ===
        (preferred?.directions.includes(direction)
          ? preferred.id
          : builtInDestinations.find((own) => own.directions.includes(direction))?.id),
    ),
  }))
}
