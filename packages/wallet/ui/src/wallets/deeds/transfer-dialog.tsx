import { CustomerPicker } from '@erp/customers/web'
import { Text } from '@mantine/core'
import { type Entity, FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'
import { AmountField, NoteField } from './deed-fields.tsx'
import { DeedPreview } from './deed-preview.tsx'
import { type DeedProps, useDeed } from './use-deed.ts'

/** Moves credit to another customer's wallet, class by class. */
export function TransferDialog({ wallet: { customerId, currency }, onClose }: DeedProps): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const deed = useDeed()
  const [receiver, setReceiver] = useState<Entity | null>(null)
  const transfer = useMutation(
    wallet.transfer.mutationOptions({
      onSuccess: (_moved, { amount }) => {
        void invalidateWallets()
        const moved = format({ amount, currency })
        notifyDone(t('transfer.done', { amount: moved, customer: receiver?.label ?? '' }))
        onClose()
      },
    }),
  )
  const preview = useQuery(
    wallet.previewTransfer.queryOptions(
      { customerId, toCustomerId: receiver?.id ?? '', amount: deed.preview.amount },
      {
        enabled: deed.preview.enabled && receiver !== null,
        staleTime: 0,
        placeholderData: keepPreviousData,
      },
    ),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('transfer.action')}
      submitLabel={t('transfer.submit')}
      onSubmit={() =>
        deed.attempt(
          (sent) => receiver && transfer.mutate({ customerId, toCustomerId: receiver.id, ...sent }),
        )
      }
      pending={transfer.isPending}
      error={transfer.error}
      messages={messages}
    >
      <Text size="sm">{t('transfer.intro')}</Text>
      <CustomerPicker
        label={t('transfer.to')}
        required
        data-autofocus
        addable={false}
        value={receiver}
        onChange={setReceiver}
        error={
          deed.tried && receiver === null
            ? t('transfer.toMissing')
            : problemOfField(transfer.error, 'toCustomerId', messages)
        }
      />
      <AmountField deed={deed} currency={currency} error={transfer.error} autoFocus={false} />
      <NoteField deed={deed} error={transfer.error} />
      {receiver && <DeedPreview deed={deed} query={preview} />}
    </FormDialog>
  )
}
