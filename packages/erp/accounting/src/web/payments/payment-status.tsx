import { StatusBadge, type StatusTone, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'

export const paymentStatuses = ['draft', 'confirmed', 'cancelled'] as const

export type PaymentStatusName = (typeof paymentStatuses)[number]

const tones = {
  draft: 'draft',
  confirmed: 'done',
  cancelled: 'stopped',
} as const satisfies Record<PaymentStatusName, StatusTone>

/** How far a payment has come. */
export function PaymentStatus({ status }: { status: PaymentStatusName }): ReactNode {
  const t = useMessages(messages)
  return <StatusBadge tone={tones[status]} label={t(`paymentStatus.${status}`)} />
}
