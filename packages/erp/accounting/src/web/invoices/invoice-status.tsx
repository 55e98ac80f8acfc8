import { StatusBadge, type StatusTone, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { InvoiceKind } from '../../documents/invoice-types.ts'
import type { PaymentState } from '../../documents/list-invoices.ts'
import { messages } from '../messages.ts'

/** Where an invoice is on its way, in order. */
export const paymentStates = [
  'draft',
  'open',
  'partially_paid',
  'paid',
] as const satisfies readonly PaymentState[]

const tones = {
  draft: 'draft',
  open: 'open',
  partially_paid: 'partial',
  paid: 'done',
} as const satisfies Record<PaymentState, StatusTone>

/** The word for a state: a credit note is settled, not paid. */
export function useStateName(kind: InvoiceKind): (state: PaymentState) => string {
  const t = useMessages(messages)
  return (state) =>
    kind === 'credit_note' && (state === 'paid' || state === 'partially_paid')
      ? t(`creditStatus.${state}`)
      : t(`invoiceStatus.${state}`)
}

/** The state of an invoice or credit note; overdue is louder than open. */
export function InvoiceStatus({
  kind,
  state,
  overdue,
}: {
  kind: InvoiceKind
  state: PaymentState
  overdue: boolean
}): ReactNode {
  const t = useMessages(messages)
  const nameOf = useStateName(kind)
  if (overdue) return <StatusBadge tone="attention" label={t('invoice.overdue')} />
  return <StatusBadge tone={tones[state]} label={nameOf(state)} />
}
