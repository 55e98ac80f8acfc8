import { Select, Text } from '@mantine/core'
import { fromWire } from '@platform/money'
import { FormDialog, notifyDone, useMessages } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { alwaysFresh, invalidateWallets, type WalletHold, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useFormatMoney } from '../../use-format-money.ts'
import { AmountField, NoteField } from './deed-fields.tsx'
import { DeedPreview } from './deed-preview.tsx'
import { useDeed } from './use-deed.ts'

/** Spends a part of reserved credit, or the last of it: on an invoice, or on a sale that the till clears. */
export function CaptureDialog({ hold, onClose }: { hold: WalletHold; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const { customerId, holdId, left } = hold
  const deed = useDeed(fromWire(left).amount)
  const [invoiceId, setInvoiceId] = useState<string | null>(null)
  const invoices = useQuery(wallet.openInvoices.queryOptions({ customerId }, alwaysFresh))
  const capture = useMutation(
    wallet.captureHold.mutationOptions({
      onSuccess: (_captured, { amount }) => {
        void invalidateWallets()
        notifyDone(t('capture.done', { amount: format({ amount, currency: left.currency }) }))
        onClose()
      },
    }),
  )
  const preview = useQuery(
    wallet.previewCapture.queryOptions(
      { customerId, holdId, invoiceId, amount: deed.preview.amount },
      { enabled: deed.preview.enabled, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('capture.title')}
      submitLabel={t('capture.submit')}
      onSubmit={() => deed.attempt((sent) => capture.mutate({ customerId, holdId, invoiceId, ...sent }))}
      pending={capture.isPending}
      error={capture.error}
      messages={messages}
    >
      <Text size="sm">{t('capture.left', { amount: format(left) })}</Text>
      <AmountField deed={deed} currency={left.currency} error={capture.error} />
      <Select
        label={t('capture.invoice')}
        placeholder={t('capture.noInvoice')}
        clearable
        value={invoiceId}
        onChange={setInvoiceId}
        data={(invoices.data?.invoices ?? []).map((invoice) => ({
          value: invoice.invoiceId,
          label: t('capture.invoiceDue', {
            invoice: invoice.number ?? '',
            amount: format(invoice.amountDue),
          }),
        }))}
      />
      <NoteField deed={deed} error={capture.error} />
      <DeedPreview deed={deed} query={preview} />
    </FormDialog>
  )
}
