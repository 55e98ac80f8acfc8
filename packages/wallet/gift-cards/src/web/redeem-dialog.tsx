import { EntryOnDemand } from '@erp/accounting/web'
import { Text, TextInput } from '@mantine/core'
import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { FormDialog, notifyDone, problemOfField, useLocale, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { giftCards, invalidateGiftCards } from './client.ts'
import { messages } from './messages.ts'

const CODE_LENGTH = 16

/** Turns a gift card into credit of a customer's wallet. */
export function RedeemDialog({
  customer,
  onClose,
}: {
  customer: { readonly id: string; readonly name: string }
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const redeem = useMutation(
    giftCards.redeem.mutationOptions({
      onSuccess: ({ amount }) => {
        void invalidateGiftCards()
        notifyDone(
          t('redeem.done', { amount: formatMoney(fromWire(amount), locale), customer: customer.name }),
        )
        onClose()
      },
      // Another code is another request.
      onError: renewKey,
    }),
  )
  const isWhole = code.replace(/[\s-]/g, '').length === CODE_LENGTH

  function submit() {
    setTried(true)
    if (!isWhole) return
    redeem.mutate({ customerId: customer.id, code, note: note.trim() || null, idempotencyKey })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('redeem.action')}
      submitLabel={t('redeem.submit')}
      onSubmit={submit}
      pending={redeem.isPending}
      error={redeem.error}
      messages={messages}
    >
      <Text size="sm">{t('redeem.intro', { customer: customer.name })}</Text>
      <TextInput
        label={t('redeem.code')}
        description={t('redeem.codeHint')}
        required
        data-autofocus
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={tried && !isWhole ? t('redeem.codeMissing') : problemOfField(redeem.error, 'code', messages)}
      />
      <TextInput
        label={t('card.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isWhole && (
        <EntryOnDemand
          title={t('entry.title')}
          asked={giftCards.previewRedeem.queryOptions({ customerId: customer.id, code }, { retry: false })}
        />
      )}
    </FormDialog>
  )
}
