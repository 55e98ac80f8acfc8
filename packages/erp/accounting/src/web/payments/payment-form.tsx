import { CustomerPicker } from '@erp/customers/web'
import { Group, Input, Radio, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { DateInput, Fields, MoneyInput, problemOfField, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import type { PaymentValues } from './payment-values.ts'
import type { PaymentOptions } from './use-payment-options.ts'

/** The fields of a payment being written. `tried` shows what is still missing. */
export function PaymentForm({
  values,
  onChange,
  options,
  tried,
  error,
}: {
  values: PaymentValues
  onChange: (part: Partial<PaymentValues>) => void
  options: PaymentOptions
  tried: boolean
  error: unknown
}): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const { direction } = values
  const missing = (value: unknown, sentence: string) => (tried && value === null ? sentence : undefined)
  const refused = (field: string) => problemOfField(error, field, messages)

  return (
    <>
      <Group p="md" gap="md">
        <SegmentedControl
          aria-label={t('payment.direction')}
          value={direction}
          onChange={(chosen) => {
            const next = chosen === 'send' ? 'send' : 'receive'
            onChange({ direction: next, destination: options.defaultDestination(next), shares: null })
          }}
          data={[
            { value: 'receive', label: t('payment.receive') },
            { value: 'send', label: t('payment.send') },
          ]}
        />
        <Input.Description>
          {t(direction === 'receive' ? 'payment.receiveHint' : 'payment.sendHint')}
        </Input.Description>
      </Group>
      <Fields>
        <CustomerPicker
          required
          autoFocus={values.customer === null}
          value={values.customer}
          onChange={(customer) => onChange({ customer, shares: null })}
          error={missing(values.customer, t('problem.customer')) ?? refused('customerId')}
        />
        <MoneyInput
          label={t('payment.amount')}
          required
          autoFocus={values.customer !== null}
          currency={currency}
          value={values.amount}
          onChange={(amount) => onChange({ amount })}
          error={missing(values.amount, t('problem.amount')) ?? refused('amount')}
        />
        <Select
          label={t('payment.journal')}
          required
          data={options.journals}
          value={values.journalId}
          onChange={(journalId) => onChange({ journalId })}
          allowDeselect={false}
          error={missing(values.journalId, t('problem.journal')) ?? refused('journalId')}
        />
        <DateInput
          label={t('payment.date')}
          required
          value={values.date}
          onChange={(date) => onChange({ date })}
          error={missing(values.date, t('problem.date')) ?? refused('date')}
        />
        <TextInput
          label={t('payment.reference')}
          placeholder={t('payment.referenceHint')}
          maxLength={200}
          value={values.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
        />
        <DestinationChoice
          values={values}
          onChange={onChange}
          options={options}
          error={missing(values.destination, t('problem.destination')) ?? refused('destination')}
        />
      </Fields>
    </>
  )
}

function DestinationChoice({
  values: { direction, destination },
  onChange,
  options,
  error,
}: {
  values: PaymentValues
  onChange: (part: Partial<PaymentValues>) => void
  options: PaymentOptions
  error: string | undefined
}): ReactNode {
  const t = useMessages(messages)
  const titleOf = useDestinationTitle()
  return (
    <Radio.Group
      label={t(direction === 'receive' ? 'payment.destination' : 'payment.destinationSend')}
      required
      value={destination}
      onChange={(chosen) => onChange({ destination: chosen, shares: null })}
      error={error}
    >
      <Group gap="lg" mih={36}>
        {options.destinationsFor(direction).map((choice) => (
          <Radio key={choice.id} value={choice.id} label={titleOf(choice)} />
        ))}
      </Group>
    </Radio.Group>
  )
}
