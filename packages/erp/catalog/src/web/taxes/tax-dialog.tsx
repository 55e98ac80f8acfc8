import { NumberInput, Text, TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { FormDialog, notifyDone, problemOfField, useLocale, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { catalog, invalidateCatalog, type TaxRow } from '../client.ts'
import { messages } from '../messages.ts'

/** Thousandths of a percent in one percent. */
const UNITS_PER_PERCENT = 1_000

/** Adds a tax, or changes one when given. */
export function TaxDialog({ tax, onClose }: { tax: TaxRow | null; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const decimalSeparator = useDecimalSeparator()
  const [name, setName] = useState(tax?.name ?? '')
  const [percent, setPercent] = useState<string | number>(tax ? tax.rate / UNITS_PER_PERCENT : '')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const create = useMutation(
    catalog.taxes.create.mutationOptions({
      onSuccess: () => done(t('tax.created', { name: name.trim() })),
      onError: renewKey,
    }),
  )
  const update = useMutation(catalog.taxes.update.mutationOptions({ onSuccess: () => done(t('tax.saved')) }))
  const error = create.error ?? update.error
  const rate = percent === '' ? null : Math.round(Number(percent) * UNITS_PER_PERCENT)

  function done(message: string) {
    void invalidateCatalog()
    notifyDone(message)
    onClose()
  }

  function submit() {
    setTried(true)
    if (name.trim() === '' || rate === null) return
    if (tax === null) create.mutate({ name, rate, idempotencyKey })
    else update.mutate({ taxId: tax.id, fields: { name, rate } })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(tax === null ? 'tax.new' : 'tax.edit')}
      submitLabel={t(tax === null ? 'tax.create' : 'tax.save')}
      onSubmit={submit}
      pending={create.isPending || update.isPending}
      error={error}
      messages={messages}
    >
      <TextInput
        label={t('field.name')}
        required
        data-autofocus
        maxLength={100}
        value={name}
        error={tried && name.trim() === '' ? t('problem.name') : problemOfField(error, 'name', messages)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NumberInput
        label={t('field.rate')}
        description={t('field.rateHint')}
        required
        min={0}
        max={1000}
        decimalScale={3}
        decimalSeparator={decimalSeparator}
        suffix=" %"
        hideControls
        value={percent}
        error={tried && rate === null ? t('problem.rate') : problemOfField(error, 'rate', messages)}
        onChange={setPercent}
      />
      {tax !== null && (
        <Text size="sm" c="dimmed">
          {t('tax.rateChange')}
        </Text>
      )}
    </FormDialog>
  )
}

function useDecimalSeparator(): string {
  const locale = useLocale()
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  )
}
