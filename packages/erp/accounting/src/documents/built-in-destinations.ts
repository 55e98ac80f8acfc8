import type { Tx } from '@platform/database'
import { extensionsOf } from '@platform/plugin-api'
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

/** The destination with that id, accounting's own or a contributed one. */
export function findDestination(
  tx: Pick<Tx, 'scope'>,
  id: string,
): BuiltInDestination | PaymentDestination | undefined {
  return (
    builtInDestinations.find((destination) => destination.id === id) ??
    extensionsOf(tx, paymentDestinations).find((destination) => destination.id === id)
  )
}

/** What gets the surplus of a payment over the invoices it pays; undefined: it stays open on the receivable. */
export function surplusDestination(tx: Pick<Tx, 'scope'>): PaymentDestination | undefined {
  return extensionsOf(tx, paymentDestinations).find(
    ({ takesSurplus, directions }) => takesSurplus && directions.includes('receive'),
  )
}

/**
 * Every destination as a form offers it. Marked are the one that gets the surplus, and the default for each direction:
 * the contributed one that takes the surplus, where there is one, else accounting's own.
 */
export function listDestinations(tx: Pick<Tx, 'scope'>) {
  const contributed = extensionsOf(tx, paymentDestinations)
  const preferred = contributed.find(({ takesSurplus }) => takesSurplus)
  const surplus = surplusDestination(tx)
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
