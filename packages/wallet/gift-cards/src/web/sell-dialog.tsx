import { EntryOnDemand } from '@erp/accounting/web'
import { CustomerPicker } from '@erp/customers/web'
import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useIdempotencyKey, useSession } from '@platform/plugin-api/web'
import {
  DateInput,
  type Entity,
  FormDialog,
  MoneyInput,
  problemOfField,
  useMessages,
  useToday,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { giftCards, invalidateGiftCards } from './client.ts'
import { messages } from './messages.ts'
import { SoldCardDialog } from './sold-card-dialog.tsx'

const TYPING_PAUSE_MS = 300

/** Sells a gift card, and shows its code. */
export function SellDialog({ onClose }: { onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const today = useToday()
  const [amount, setAmount] = useState<bigint | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [expiresOn, setExpiresOn] = useState<string | null>(null)
  const [buyer, setBuyer] = useState<Entity | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const { data: { journals = [] } = {} } = useQuery(giftCards.journals.queryOptions())
  const journalId = chosen ?? journals[0]?.id ?? null
  const [askedAmount] = useDebouncedValue(amount, TYPING_PAUSE_MS)
  const sell = useMutation(
    giftCards.sell.mutationOptions({
      onSuccess: () => void invalidateGiftCards(),
      // What was refused is another request once something was changed.
      onError: renewKey,
    }),
  )
  if (sell.data) return <SoldCardDialog card={sell.data} onClose={onClose} />

  function submit() {
    setTried(true)
    if (amount === null || journalId === null) return
    sell.mutate({
      amount: amount.toString(),
      journalId,
      expiresOn,
      buyerId: buyer?.id ?? null,
      note: note.trim() || null,
      idempotencyKey,
    })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('sell.action')}
      submitLabel={t('sell.submit')}
      onSubmit={submit}
      pending={sell.isPending}
      error={sell.error}
      messages={messages}
    >
      <MoneyInput
        label={t('card.amount')}
        description={t('sell.amountHint')}
        required
        data-autofocus
        currency={currency}
        value={amount}
        onChange={setAmount}
        error={
          tried && amount === null ? t('sell.amountMissing') : problemOfField(sell.error, 'amount', messages)
        }
      />
      <Select
        label={t('sell.journal')}
        description={t('sell.journalHint')}
        required
        allowDeselect={false}
        data={journals.map(({ id, name }) => ({ value: id, label: name }))}
        value={journalId}
        onChange={setChosen}
        error={problemOfField(sell.error, 'journalId', messages)}
      />
      <DateInput
        label={t('card.expiresOn')}
        description={t('sell.expiresHint')}
        min={today}
        value={expiresOn}
        onChange={setExpiresOn}
        error={problemOfField(sell.error, 'expiresOn', messages)}
      />
      <CustomerPicker
        label={t('card.buyer')}
        description={t('sell.buyerHint')}
        addable={false}
        value={buyer}
        onChange={setBuyer}
        error={problemOfField(sell.error, 'buyerId', messages)}
      />
      <TextInput
        label={t('card.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {askedAmount !== null && journalId !== null && (
        <EntryOnDemand
          title={t('entry.title')}
          asked={giftCards.previewSell.queryOptions({ amount: askedAmount.toString(), journalId, expiresOn })}
        />
      )}
    </FormDialog>
  )
}
