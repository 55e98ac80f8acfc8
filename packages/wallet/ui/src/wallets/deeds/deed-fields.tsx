import { TextInput } from '@mantine/core'
import { MoneyInput, problemOfField, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import type { Deed } from './use-deed.ts'

/** How much. */
export function AmountField({
  deed,
  currency,
  error,
  autoFocus = true,
}: {
  deed: Deed
  currency: string
  error: unknown
  autoFocus?: boolean
}): ReactNode {
  const t = useMessages(messages)
  const isMissing = deed.tried && deed.amount === null
  return (
    <MoneyInput
      label={t('deed.amount')}
      required
      data-autofocus={autoFocus}
      currency={currency}
      value={deed.amount}
      onChange={deed.setAmount}
      error={isMissing ? t('deed.amountMissing') : problemOfField(error, 'amount', messages)}
    />
  )
}

/** Why. */
export function NoteField({ deed, error }: { deed: Deed; error: unknown }): ReactNode {
  const t = useMessages(messages)
  const isMissing = deed.tried && deed.note.trim() === ''
  return (
    <TextInput
      label={t('deed.note')}
      description={t('deed.noteHint')}
      required
      maxLength={500}
      value={deed.note}
      onChange={(event) => deed.setNote(event.currentTarget.value)}
      error={isMissing ? t('deed.noteMissing') : problemOfField(error, 'note', messages)}
    />
  )
}
