import { Radio, Stack, Text } from '@mantine/core'
import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DateInput, FormDialog, notifyDone, useLocale, useMessages, useToday } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'
import type { Payment } from './payment-page.tsx'
import { usePaymentOptions } from './use-payment-options.ts'

type ReturnReason = NonNullable<Payment['returnReason']>
const returnReasons: readonly ReturnReason[] = ['cancelled', 'bounced', 'charged_back']

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
  const [reason, setReason] = useState<ReturnReason>('cancelled')
  const [isEntryShown, setEntryShown] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const preview = useQuery(
    accounting.payments.previewCancel.queryOptions(
      { paymentId: payment.id, reason, ...(date === null ? {} : { date }) },
      { enabled: isEntryShown && date !== null, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
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
      onSubmit={() => date !== null && cancel.mutate({ paymentId: payment.id, date, reason, idempotencyKey })}
    >
      <Text size="sm">{t(isReceived ? 'payment.cancelReceived' : 'payment.cancelSent', facts)}</Text>
      {isReceived && taken !== null && (
        <Text size="sm">{t('payment.cancelTaken', { destination: titleOf(titled(taken.by)) })}</Text>
      )}
      <Radio.Group
        label={t('payment.returnReason')}
        value={reason}
        onChange={(chosen) => setReason(returnReasons.find((known) => known === chosen) ?? reason)}
      >
        <Stack gap="xs" mt="xs">
          {returnReasons.map((value) => (
            <Radio key={value} value={value} label={t(`returnReason.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <DateInput
        label={t('payment.cancelDate')}
        required
        data-autofocus
        min={payment.date}
        value={date}
        onChange={setDate}
      />
      <EntryPreview
        title={t('preview.deed')}
        query={preview}
        isShown={isEntryShown}
        onToggle={() => setEntryShown(!isEntryShown)}
      />
    </FormDialog>
  )
}
