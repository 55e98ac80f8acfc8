import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PaymentDirection } from '../../documents/payment-types.ts'
import { type Answers, accounting } from '../client.ts'

type Destination = Answers['payments']['destinations'][number]
type Journal = Answers['payments']['journals'][number]

/** What a payment can be made of: journals, and where money goes or comes from. */
export type PaymentOptions = ReturnType<typeof usePaymentOptions>

/** The company's journals and destinations for payments, as forms offer them. */
export function usePaymentOptions() {
  const journals = useQuery(accounting.payments.journals.queryOptions()).data
  const destinations = useQuery(accounting.payments.destinations.queryOptions()).data
  return useMemo(() => optionsOf(journals ?? [], destinations ?? []), [journals, destinations])
}

function optionsOf(journals: readonly Journal[], destinations: readonly Destination[]) {
  return {
    journals: journals.map(({ id, name }) => ({ value: id, label: name })),
    defaultJournal: journals[0]?.id ?? null,
    destinationsFor: (direction: PaymentDirection) =>
      destinations.filter(({ directions }) => directions.includes(direction)),
    defaultDestination: (direction: PaymentDirection) =>
      destinations.find(({ defaultFor }) => defaultFor.includes(direction))?.id ?? null,
    titled: (id: string) => destinations.find((destination) => destination.id === id) ?? { id, title: id },
    /** What gets the surplus of a payment over the invoices it pays; undefined: it stays open. */
    surplusTo: destinations.find(({ takesSurplus }) => takesSurplus),
  }
}
