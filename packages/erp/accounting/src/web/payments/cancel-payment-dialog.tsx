import { Text } from '@mantine/core'
import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DateInput, FormDialog, notifyDone, useLocale, useMessages, useToday } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import type { Payment } from './payment-page.tsx'
import { usePaymentOptions } from './use-payment-options.ts'

/** Asks once, says what cancelling will do, and on which day the money came back. */
export function CancelPaymentDialog({
  payment,
  onClose,
}: {
  payment: Payment
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const titleOf = useDestinationTitle()
  const { titled } = usePaymentOptions()
  const today = useToday()
  const [date, setDate] = useState<string | null>(today)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const cancel = useMutation(
    accounting.payments.cancel.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('payment.cancelled'))
        onClose()
      },
      // What was refused is another request once the day was changed.
      onError: renewKey,
    }),
  )
  const { taken } = payment
  const isReceived = payment.direction === 'receive'
  const facts = { amount: formatMoney(fromWire(payment.amount), locale), customer: payment.customer.name }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('payment.cancelTitle')}
      submitLabel={t('payment.cancelSubmit')}
      dismissLabel={t('payment.cancelNot')}
      disabled={date === null}
      pending={cancel.isPending}
      error={cancel.error}
      messages={messages}
      onSubmit={() => date !== null && cancel.mutate({ paymentId: payment.id, date, idempotencyKey })}
    >
      <Text size="sm">{t(isReceived ? 'payment.cancelReceived' : 'payment.cancelSent', facts)}</Text>
      {isReceived && taken !== null && (
        <Text size="sm">{t('payment.cancelTaken', { destination: titleOf(titled(taken.by)) })}</Text>
      )}
      <DateInput
        label={t('payment.cancelDate')}
        required
        data-autofocus
        min={payment.date}
        value={date}
        onChange={setDate}
      />
    </FormDialog>
  )
}
