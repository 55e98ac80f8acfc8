import { Text } from '@mantine/core'
import { DateInput, FormDialog, notifyDone, useMessages, useToday } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'
import { AmountField, NoteField } from './deed-fields.tsx'
import { DeedPreview } from './deed-preview.tsx'
import { type DeedProps, useDeed } from './use-deed.ts'

/** Gives a customer credit that nobody paid for, for ever or until a day. */
export function GrantDialog({ wallet: { customerId, currency }, onClose }: DeedProps): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const today = useToday()
  const deed = useDeed()
  const [expiresOn, setExpiresOn] = useState<string | null>(null)
  const grant = useMutation(
    wallet.grant.mutationOptions({
      onSuccess: ({ amount }) => {
        void invalidateWallets()
        notifyDone(t('grant.done', { amount: format(amount) }))
        onClose()
      },
    }),
  )
  const preview = useQuery(
    wallet.previewGrant.queryOptions(
      { customerId, expiresOn, amount: deed.preview.amount },
      { enabled: deed.preview.enabled, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('grant.action')}
      submitLabel={t('grant.submit')}
      onSubmit={() => deed.attempt((sent) => grant.mutate({ customerId, expiresOn, ...sent }))}
      pending={grant.isPending}
      error={grant.error}
      messages={messages}
    >
      <Text size="sm">{t('grant.intro')}</Text>
      <AmountField deed={deed} currency={currency} error={grant.error} />
      <DateInput
        label={t('deed.expires')}
        description={t('deed.expiresHint')}
        min={today}
        value={expiresOn}
        onChange={setExpiresOn}
      />
      <NoteField deed={deed} error={grant.error} />
      <DeedPreview deed={deed} query={preview} />
    </FormDialog>
  )
}
