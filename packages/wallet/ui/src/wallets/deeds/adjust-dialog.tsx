import { SegmentedControl, Select } from '@mantine/core'
import { DateInput, FormDialog, notifyDone, useMessages, useToday } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'
import { AmountField, NoteField } from './deed-fields.tsx'
import { DeedPreview } from './deed-preview.tsx'
import { type DeedProps, useDeed } from './use-deed.ts'

const reasons = ['correction', 'compensation', 'promotion'] as const

/** "Adjust balance": adds or removes credit by hand. The reason says which kind of credit, and where the books have it. */
export function AdjustDialog({ wallet: { customerId, currency }, onClose }: DeedProps): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const today = useToday()
  const deed = useDeed()
  const [direction, setDirection] = useState<'add' | 'remove'>('add')
  const [reason, setReason] = useState<(typeof reasons)[number]>('correction')
  const [lastDay, setLastDay] = useState<string | null>(null)
  const mayExpire = direction === 'add' && reason !== 'correction'
  const choice = { customerId, direction, reason, expiresOn: mayExpire ? lastDay : null }
  const adjust = useMutation(
    wallet.adjust.mutationOptions({
      onSuccess: ({ walletBalance }) => {
        void invalidateWallets()
        notifyDone(t('adjust.done', { balance: format(walletBalance) }))
        onClose()
      },
    }),
  )
  const preview = useQuery(
    wallet.previewAdjust.queryOptions(
      { ...choice, amount: deed.preview.amount },
      { enabled: deed.preview.enabled, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('adjust.action')}
      submitLabel={t('deed.save')}
      onSubmit={() => deed.attempt((sent) => adjust.mutate({ ...choice, ...sent }))}
      pending={adjust.isPending}
      error={adjust.error}
      messages={messages}
    >
      <SegmentedControl
        aria-label={t('adjust.direction')}
        fullWidth
        value={direction}
        onChange={(chosen) => setDirection(chosen === 'remove' ? 'remove' : 'add')}
        data={[
          { value: 'add', label: t('adjust.add') },
          { value: 'remove', label: t('adjust.remove') },
        ]}
      />
      <AmountField deed={deed} currency={currency} error={adjust.error} />
      <Select
        label={t('adjust.reason')}
        description={t(`adjust.hint.${reason}.${direction}`)}
        required
        allowDeselect={false}
        value={reason}
        onChange={(chosen) => setReason(reasons.find((known) => known === chosen) ?? reason)}
        data={reasons.map((value) => ({ value, label: t(`adjust.reason.${value}`) }))}
      />
      {mayExpire && (
        <DateInput
          label={t('deed.expires')}
          description={t('deed.expiresHint')}
          min={today}
          value={lastDay}
          onChange={setLastDay}
        />
      )}
      <NoteField deed={deed} error={adjust.error} />
      <DeedPreview deed={deed} query={preview} />
    </FormDialog>
  )
}
