import { customerPage } from '@erp/customers/web'
import { newIdempotencyKey, usePageParams } from '@platform/plugin-api/web'
import {
  AppLink,
  DateText,
  type DocumentAction,
  DocumentPage,
  type Fact,
  Loaded,
  MoneyText,
  notifyDone,
  onDemand,
  Slot,
  splitHref,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { editPaymentPage, journalEntryPage, paymentPage, paymentsPage } from '../pages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import { EntryOnDemand } from '../shared/entry-on-demand.tsx'
import { openPaper, usePaperAddress } from '../shared/paper-button.tsx'
import { paymentPanels } from '../slots.ts'
import { PaymentHistory } from './payment-history.tsx'
import { PaymentUse } from './payment-use.tsx'
import { usePaymentOptions } from './use-payment-options.ts'

const CancelPaymentDialog = onDemand(() =>
  import('./cancel-payment-dialog.tsx').then((module) => module.CancelPaymentDialog),
)

export type Payment = Answers['payments']['get']

/** A payment: where the money went or came from, and what it settled. */
export function PaymentPage(): ReactNode {
  const { paymentId } = usePageParams(paymentPage)
  const query = useQuery(
    accounting.payments.get.queryOptions(
      { paymentId },
      // Its number is given a moment after it was confirmed.
      {
        refetchInterval: ({ state: { data } }) =>
          data?.status === 'confirmed' && data.number === null ? 2_000 : false,
      },
    ),
  )
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(payment) => <PaymentDocument key={payment.id} payment={payment} />}
    </Loaded>
  )
}

function PaymentDocument({ payment }: { payment: Payment }): ReactNode {
  const t = useMessages(messages)
  const [isCancelling, setCancelling] = useState(false)
  const { actions, error } = usePaymentActions(payment, () => setCancelling(true))
  const { status, direction, customer } = payment
  const untitled = status === 'draft' ? t('payment.draft') : t('entry.numberComing')

  return (
    <DocumentPage
      trail={[{ label: t('payments.title'), href: paymentsPage.href() }]}
      title={payment.number ?? untitled}
      subtitle={`${t(direction === 'receive' ? 'payment.received' : 'payment.sent')} · ${customer.name}`}
      steps={{
        all: [
          { id: 'draft', label: t('paymentStatus.draft') },
          { id: 'confirmed', label: t('paymentStatus.confirmed') },
        ],
        current: status,
        stopped: payment.returnReason === null ? undefined : t(`returned.${payment.returnReason}`),
      }}
      actions={actions}
      error={error}
      messages={messages}
      facts={usePaymentFacts(payment)}
      history={<PaymentHistory payment={payment} />}
    >
      <PaymentUse payment={payment} />
      {status === 'draft' && (
        <EntryOnDemand asked={accounting.payments.previewEntry.queryOptions({ paymentId: payment.id })} />
      )}
      <Slot of={paymentPanels} props={{ payment }} />
      {isCancelling && <CancelPaymentDialog payment={payment} onClose={() => setCancelling(false)} />}
    </DocumentPage>
  )
}

function usePaymentActions({ id: paymentId, status }: Payment, askToCancel: () => void) {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [confirmKey] = useState(newIdempotencyKey)
  const paperAddress = usePaperAddress()
  const confirm = useMutation(
    accounting.payments.confirm.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('payment.confirmed'))
      },
    }),
  )
  const remove = useMutation(
    accounting.payments.delete.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('payment.deleted'))
        void navigate({ ...splitHref(paymentsPage.href()), replace: true })
      },
    }),
  )
  const actions: readonly DocumentAction[] = [
    {
      id: 'delete',
      label: t('payment.delete'),
      kind: 'danger',
      show: status === 'draft',
      pending: remove.isPending,
      permission: 'accounting.edit-payments',
      run: () => remove.mutate({ paymentId }),
      confirm: {
        title: t('payment.deleteTitle'),
        body: t('payment.deleteBody'),
        confirmLabel: t('payment.delete'),
      },
    },
    {
      id: 'edit',
      label: t('payment.edit'),
      show: status === 'draft',
      permission: 'accounting.edit-payments',
      run: () => void navigate(splitHref(editPaymentPage.href({ paymentId }))),
    },
    {
      id: 'confirm',
      label: t('payment.confirm'),
      kind: 'primary',
      show: status === 'draft',
      pending: confirm.isPending,
      permission: 'accounting.confirm-payments',
      run: () => confirm.mutate({ paymentId, idempotencyKey: confirmKey }),
    },
    {
      id: 'pdf',
      label: t('paper.pdf'),
      show: status !== 'draft',
      run: () => openPaper(paperAddress('payments', paymentId)),
    },
    {
      id: 'cancel',
      label: t('payment.cancel'),
      show: status === 'confirmed',
      permission: 'accounting.cancel-payments',
      run: askToCancel,
    },
  ]
  return { actions, error: confirm.error ?? remove.error }
}

function usePaymentFacts(payment: Payment): readonly Fact[] {
  const t = useMessages(messages)
  const titleOf = useDestinationTitle()
  const { titled } = usePaymentOptions()
  const { customer, direction, entryId, cancelEntryId, cancelDate, number } = payment
  return [
    { label: t('payment.amount'), value: <MoneyText value={payment.amount} strong /> },
    {
      label: t('payment.customer'),
      value: <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>,
    },
    { label: t('payment.date'), value: <DateText date={payment.date} /> },
    { label: t('payment.journal'), value: payment.journal.name },
    {
      label: t(direction === 'receive' ? 'payment.destination' : 'payment.destinationSend'),
      value: titleOf(titled(payment.destination)),
    },
    { label: t('payment.reference'), value: payment.reference },
    ...(entryId === null
      ? []
      : [
          {
            label: t('payment.entry'),
            value: (
              <AppLink href={journalEntryPage.href({ entryId })}>{number ?? t('entry.numberComing')}</AppLink>
            ),
          },
        ]),
    ...(cancelEntryId === null
      ? []
      : [
          { label: t('payment.cancelDateShown'), value: <DateText date={cancelDate} /> },
          {
            label: t('payment.cancelEntry'),
            value: (
              <AppLink href={journalEntryPage.href({ entryId: cancelEntryId })}>{t('payment.entry')}</AppLink>
            ),
          },
        ]),
  ]
}
