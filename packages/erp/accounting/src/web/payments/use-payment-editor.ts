import { useSession } from '@platform/plugin-api/web'
import { type Entity, useToday } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PaymentDirection } from '../../documents/payment-types.ts'
import { type Answers, accounting } from '../client.ts'
import type { PaymentValues } from './payment-values.ts'
import { leftOver, type OpenDocument, oldestFirst, type Shares, targetsOf } from './target-values.ts'
import { usePaymentOptions } from './use-payment-options.ts'

const NO_DOCUMENTS: readonly OpenDocument[] = []

/** What an address or another page asks a new payment to start from. */
export type PaymentStart = {
  readonly direction: PaymentDirection
  readonly customer: Entity | null
  readonly destination: string | null
  /** Minor units. */
  readonly amount: bigint | null
}

/** The form of a payment, filled from what is known, and what it settles. */
export function usePaymentEditor(start: PaymentValues) {
  const options = usePaymentOptions()
  const [written, setWritten] = useState(start)
  const [tried, setTried] = useState(false)
  // Journal and destination default to what the company has, once that is known.
  const values: PaymentValues = {
    ...written,
    journalId: written.journalId ?? options.defaultJournal,
    destination: written.destination ?? options.defaultDestination(written.direction),
  }
  const documents = useOpenDocuments(values)
  const shares: Shares =
    values.shares ?? (values.amount === null ? new Map() : oldestFirst(documents, values.amount))
  const isOvershared = values.amount !== null && leftOver(shares, values.amount) < 0n
  return {
    values,
    options,
    documents,
    shares,
    tried,
    change: (part: Partial<PaymentValues>) => setWritten((before) => ({ ...before, ...part })),
    /** The payment as the server takes it; null, and the form says why, while something is missing. */
    submit: () => {
      setTried(true)
      return isOvershared ? null : toPaymentInput(values, targetsOf(documents, shares))
    },
  }
}

/** A blank payment for what was asked. */
export function useNewPaymentValues({
  direction,
  customer,
  destination,
  amount,
}: PaymentStart): PaymentValues {
  const today = useToday()
  return {
    direction,
    customer,
    amount,
    journalId: null,
    date: today,
    reference: '',
    destination,
    shares: null,
  }
}

/** A draft as the form takes it. */
export function valuesOf(payment: Answers['payments']['get']): PaymentValues {
  const { direction, customer, amount, journal, date, reference, destination, targets } = payment
  const chosen = targets.flatMap((target): [string, bigint][] =>
    target.amount === null ? [] : [[target.invoiceId, BigInt(target.amount.amount)]],
  )
  return {
    direction,
    customer: { id: customer.id, label: customer.name },
    amount: BigInt(amount.amount),
    journalId: journal.id,
    date,
    reference,
    destination,
    shares: chosen.length === 0 ? null : new Map(chosen),
  }
}

/** Whether a destination settles documents, and of which kind. */
export function settledKind(destination: string | null): 'invoice' | 'credit_note' | undefined {
  if (destination === 'invoices') return 'invoice'
  return destination === 'credit_note' ? 'credit_note' : undefined
}

/** What the customer has open that a payment to this destination can settle, the oldest due first. */
function useOpenDocuments({ customer, destination }: PaymentValues): readonly OpenDocument[] {
  const { currency } = useSession().company
  const kind = settledKind(destination)
  const query = useQuery(
    accounting.invoices.list.queryOptions(
      {
        page: 1,
        pageSize: 500,
        sort: 'dueDate',
        state: 'unpaid',
        kind: kind ?? 'invoice',
        customerId: customer?.id ?? '',
      },
      { enabled: customer !== null && kind !== undefined },
    ),
  )
  const rows = customer === null || kind === undefined ? undefined : query.data?.rows
  return useMemo(
    () =>
      rows?.flatMap(({ id, number, date, dueDate, amountDue }) =>
        // What is open in another currency is not settled by a payment in this one.
        amountDue === null || amountDue.currency !== currency
          ? []
          : [{ id, number: number ?? '', date, dueDate, open: BigInt(amountDue.amount) }],
      ) ?? NO_DOCUMENTS,
    [rows, currency],
  )
}

function toPaymentInput(values: PaymentValues, targets: { invoiceId: string; amount: string }[]) {
  const { direction, customer, amount, journalId, date, reference, destination } = values
  if (!customer || amount === null || journalId === null || date === null || destination === null) return null
  return {
    direction,
    customerId: customer.id,
    amount: amount.toString(),
    journalId,
    date,
    reference,
    destination,
    targets,
  }
}

export type PaymentEditor = ReturnType<typeof usePaymentEditor>
