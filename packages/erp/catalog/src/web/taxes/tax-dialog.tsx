import { Text, TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DecimalInput, FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { catalog, invalidateCatalog, type TaxRow } from '../client.ts'
import { messages } from '../messages.ts'

/** Rates are kept in thousandths of a percent. */
const RATE_DIGITS = 3
const HIGHEST_RATE = 1_000_000n

/** Adds a tax, or changes one when given. */
export function TaxDialog({ tax, onClose }: { tax: TaxRow | null; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const [name, setName] = useState(tax?.name ?? '')
  const [rate, setRate] = useState<bigint | null>(tax ? BigInt(tax.rate) : null)
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

  function done(message: string) {
    void invalidateCatalog()
    notifyDone(message)
    onClose()
  }

  function submit() {
    setTried(true)
    if (name.trim() === '' || rate === null) return
    const fields = { name, rate: Number(rate) }
    if (tax === null) create.mutate({ ...fields, idempotencyKey })
    else update.mutate({ taxId: tax.id, fields })
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
      <DecimalInput
        label={t('field.rate')}
        description={t('field.rateHint')}
        required
        digits={RATE_DIGITS}
        min={0n}
        max={HIGHEST_RATE}
        unit="%"
        value={rate}
        error={tried && rate === null ? t('problem.rate') : problemOfField(error, 'rate', messages)}
        onChange={setRate}
      />
      {tax !== null && (
        <Text size="sm" c="dimmed">
          {t('tax.rateChange')}
        </Text>
      )}
    </FormDialog>
  )
}
