import { Select, Text, TextInput } from '@mantine/core'
import { formatMoney } from '@platform/money'
import { useIdempotencyKey, useSession } from '@platform/plugin-api/web'
import { DateInput, FormDialog, MoneyInput, notifyDone, useLocale, useMessages, useToday } from '@platform/ui'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { usePaymentOptions } from '../payments/use-payment-options.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'
import type { Invoice } from './invoice-page.tsx'

/** Receives money for one invoice, or refunds one credit note, and books it at once. */
export function RegisterPaymentDialog({
  invoice,
  onClose,
}: {
  invoice: Invoice
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { currency } = useSession().company
  const options = usePaymentOptions()
  const today = useToday()
  const isInvoice = invoice.kind === 'invoice'
  const due = BigInt(invoice.amountDue?.amount ?? 0)
  const [amount, setAmount] = useState<bigint | null>(due)
  const [chosenJournal, setJournal] = useState<string | null>(null)
  const [date, setDate] = useState<string | null>(today)
  const [reference, setReference] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const [isEntryShown, setEntryShown] = useState(false)
  const journalId = chosenJournal ?? options.defaultJournal
  const preview = useQuery(
    accounting.invoices.previewRegistered.queryOptions(
      amount === null || journalId === null || date === null
        ? skipToken
        : { invoiceId: invoice.id, amount: amount.toString(), journalId, date, reference },
      { enabled: isEntryShown, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  const register = useMutation(
    accounting.invoices.registerPayment.mutationOptions({
      onSuccess: (_, input) => {
        void invalidateInvoices()
        const shown = formatMoney({ amount: BigInt(input.amount), currency }, locale)
        notifyDone(t('register.done', { amount: shown }))
        onClose()
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )

  function submit() {
    setTried(true)
    if (amount === null || journalId === null || date === null) return
    register.mutate({
      idempotencyKey,
      invoiceId: invoice.id,
      amount: amount.toString(),
      journalId,
      date,
      reference,
    })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(isInvoice ? 'register.title' : 'register.refundTitle', { number: invoice.number })}
      submitLabel={t('register.submit')}
      onSubmit={submit}
      pending={register.isPending}
      error={register.error}
      messages={messages}
    >
      <MoneyInput
        label={t('payment.amount')}
        required
        data-autofocus
        currency={currency}
        value={amount}
        onChange={setAmount}
        error={tried && amount === null ? t('problem.amount') : undefined}
      />
      {amount !== null && (
        <Remainder due={due} amount={amount} surplusTo={options.surplusTo} currency={currency} />
      )}
      <Select
        label={t('payment.journal')}
        required
        data={options.journals}
        value={journalId}
        onChange={setJournal}
        allowDeselect={false}
        error={tried && journalId === null ? t('problem.journal') : undefined}
      />
      <DateInput
        label={t('payment.date')}
        required
        value={date}
        onChange={setDate}
        error={tried && date === null ? t('problem.date') : undefined}
      />
      <TextInput
        label={t('payment.reference')}
        placeholder={t('payment.referenceHint')}
        maxLength={200}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <EntryPreview
        title={t('preview.deed')}
        query={preview}
        isShown={isEntryShown}
        onToggle={() => setEntryShown(!isEntryShown)}
      />
    </FormDialog>
  )
}

/** What the amount leaves due, or where it goes beyond that. */
function Remainder({
  due,
  amount,
  surplusTo,
  currency,
}: {
  due: bigint
  amount: bigint
  surplusTo: { id: string; title: string } | undefined
  currency: string
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const titleOf = useDestinationTitle()
  const shown = (value: bigint) => formatMoney({ amount: value, currency }, locale)
  const sentence =
    amount === due
      ? t('register.exact')
      : amount < due
        ? t('register.rest', { amount: shown(due - amount) })
        : surplusTo === undefined
          ? t('register.surplusOpen', { amount: shown(amount - due) })
          : t('register.surplus', { amount: shown(amount - due), destination: titleOf(surplusTo) })
  return (
    <Text size="sm" c="dimmed" role="status" mt={-8}>
      {sentence}
    </Text>
  )
}
