import { History, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import type { Payment } from './payment-page.tsx'

/** Who made, confirmed and cancelled a payment, and when. */
export function PaymentHistory({ payment }: { payment: Payment }): ReactNode {
  const t = useMessages(messages)
  const moment = (id: string, title: string, at: string | null, who: string | null) =>
    at === null ? [] : [{ id, title, at, who: who ?? undefined }]
  return (
    <History
      items={[
        ...moment(
          'cancelled',
          t(`returned.${payment.returnReason ?? 'cancelled'}`),
          payment.cancelledAt,
          payment.cancelledBy,
        ),
        ...moment('confirmed', t('history.paymentConfirmed'), payment.confirmedAt, payment.confirmedBy),
        ...moment('created', t('history.created'), payment.createdAt, payment.createdBy),
      ]}
    />
  )
}
