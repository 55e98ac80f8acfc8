import { fromWire } from '@platform/money'
import { FormDialog, MoneyInput, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, type WalletRow, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'

/** How far below zero the wallet may go. */
export function OverdraftDialog({
  wallet: { customerId, overdraft },
  onClose,
}: {
  wallet: Pick<WalletRow, 'customerId' | 'overdraft'>
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const { currency } = overdraft
  const [limit, setLimit] = useState<bigint | null>(() => fromWire(overdraft).amount)
  const isNegative = limit !== null && limit < 0n
  const change = useMutation(
    wallet.setFloor.mutationOptions({
      onSuccess: (changed) => {
        void invalidateWallets()
        notifyDone(t('overdraft.done', { limit: format({ amount: changed.overdraft, currency }) }))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('overdraft.title')}
      submitLabel={t('deed.save')}
      onSubmit={() => limit !== null && change.mutate({ customerId, overdraft: limit.toString() })}
      disabled={limit === null || isNegative}
      pending={change.isPending}
      error={change.error}
      messages={messages}
    >
      <MoneyInput
        label={t('overdraft.limit')}
        description={t('overdraft.hint')}
        required
        data-autofocus
        sign="any"
        currency={currency}
        value={limit}
        onChange={setLimit}
        error={isNegative ? t('overdraft.negative') : problemOfField(change.error, 'overdraft', messages)}
      />
    </FormDialog>
  )
}
