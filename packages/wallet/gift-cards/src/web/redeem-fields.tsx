import { Text, TextInput } from '@mantine/core'
import { problemOfField, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from './messages.ts'
import type { Redemption } from './use-redemption.ts'

/** The code of the card, and what there is to say of it. */
export function RedeemFields({
  redemption: { customer, code, setCode, note, setNote, isWhole, tried, error },
  size = 'sm',
}: {
  redemption: Redemption
  size?: 'sm' | 'md'
}): ReactNode {
  const t = useMessages(messages)
  return (
    <>
      <Text size={size}>{t('redeem.intro', { customer: customer.name })}</Text>
      <TextInput
        label={t('redeem.code')}
        description={t('redeem.codeHint')}
        size={size}
        required
        data-autofocus
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={tried && !isWhole ? t('redeem.codeMissing') : problemOfField(error, 'code', messages)}
      />
      <TextInput
        label={t('card.note')}
        size={size}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </>
  )
}
