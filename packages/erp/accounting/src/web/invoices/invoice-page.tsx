import { customerPage } from '@erp/customers/web'
import { Text } from '@mantine/core'
import { newIdempotencyKey, usePageParams, useSession } from '@platform/plugin-api/web'
import {
  AppLink,
  DateText,
  type DocumentAction,
  DocumentPage,
  type Fact,
  Loaded,
  notifyDone,
  onDemand,
  Slot,
  StatusBadge,
  splitHref,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import {
  creditNotePage,
  creditNotesPage,
  editInvoicePage,
  invoicePage,
  invoicesPage,
  journalEntryPage,
} from '../pages.ts'
import { EntryOnDemand } from '../shared/entry-on-demand.tsx'
import { openPaper, usePaperAddress } from '../shared/paper-button.tsx'
import { invoicePanels } from '../slots.ts'
import { InvoiceHistory } from './invoice-history.tsx'
import { InvoiceLines } from './invoice-lines.tsx'
import { paymentStates, useStateName } from './invoice-status.tsx'
import { Settlements } from './settlements.tsx'
import { useWriteOffUndo } from './use-write-off-undo.tsx'

const CreditNoteDialog = onDemand(() =>
  import('./credit-note-dialog.tsx').then((module) => module.CreditNoteDialog),
)
const RegisterPaymentDialog = onDemand(() =>
  import('./register-payment-dialog.tsx').then((module) => module.RegisterPaymentDialog),
)
const WriteOffDialog = onDemand(() =>
  import('./write-off-dialog.tsx').then((module) => module.WriteOffDialog),
)

export type Invoice = Answers['invoices']['get']

/** An invoice: how far it is paid, its lines, what settled it, and what other plugins have to say. */
export function InvoicePage(): ReactNode {
  const { invoiceId } = usePageParams(invoicePage)
  return <LoadedDocument invoiceId={invoiceId} />
}

/** A credit note, likewise. */
export function CreditNotePage(): ReactNode {
  const { invoiceId } = usePageParams(creditNotePage)
  return <LoadedDocument invoiceId={invoiceId} />
}

function LoadedDocument({ invoiceId }: { invoiceId: string }): ReactNode {
  const query = useQuery(
    accounting.invoices.get.queryOptions(
      { invoiceId },
      // The entries that settled it are numbered a moment after they were posted.
      {
        refetchInterval: ({ state: { data } }) =>
          data?.matchings.some(({ number }) => number === null) ? 2_000 : false,
      },
    ),
  )
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(invoice) => <InvoiceDocument key={invoice.id} invoice={invoice} />}
    </Loaded>
  )
}

function isOpen({ state }: Invoice): boolean {
  return state === 'open' || state === 'partially_paid'
}

type OpenDialog = 'register' | 'credit' | 'write-off' | null

function InvoiceDocument({ invoice }: { invoice: Invoice }): ReactNode {
  const t = useMessages(messages)
  const stateName = useStateName(invoice.kind)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const { actions, error } = useInvoiceActions(invoice, setDialog)
  const companyCurrency = useSession().company.currency
  const isInvoice = invoice.kind === 'invoice'
  const close = () => setDialog(null)

  return (
    <DocumentPage
      trail={[
        isInvoice
          ? { label: t('invoices.title'), href: invoicesPage.href() }
          : { label: t('creditNotes.title'), href: creditNotesPage.href() },
      ]}
      title={invoice.number ?? t(isInvoice ? 'invoice.draft' : 'creditNote.draft')}
      subtitle={invoice.customer.name}
      steps={{ all: paymentStates.map((id) => ({ id, label: stateName(id) })), current: invoice.state }}
      actions={actions}
      error={error}
      messages={messages}
      facts={useInvoiceFacts(invoice)}
      history={<InvoiceHistory invoice={invoice} />}
    >
      <InvoiceLines invoice={invoice} />
      {isOpen(invoice) && invoice.currency !== companyCurrency && (
        <Text size="sm" c="dimmed" p="md">
          {t('register.otherCurrency', { currency: invoice.currency, companyCurrency })}
        </Text>
      )}
      {invoice.status === 'draft' && (
        <EntryOnDemand asked={accounting.invoices.previewEntry.queryOptions({ invoiceId: invoice.id })} />
      )}
      <Slot of={invoicePanels} props={{ invoice }} />
      <Settlements invoice={invoice} />
      {dialog === 'register' && <RegisterPaymentDialog invoice={invoice} onClose={close} />}
      {dialog === 'write-off' && <WriteOffDialog invoice={invoice} onClose={close} />}
      {dialog === 'credit' && <CreditNoteDialog invoice={invoice} onClose={close} />}
    </DocumentPage>
  )
}

function useInvoiceActions(invoice: Invoice, open: (dialog: OpenDialog) => void) {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [confirmKey] = useState(newIdempotencyKey)
  const { id: invoiceId, kind, status } = invoice
  const isInvoice = kind === 'invoice'
  const isDraft = status === 'draft'
  const { currency } = useSession().company
  const paperAddress = usePaperAddress()
  const undoWriteOff = useWriteOffUndo(invoice)
  const confirm = useMutation(
    accounting.invoices.confirm.mutationOptions({
      onSuccess: ({ number }) => {
        void invalidateInvoices()
        notifyDone(t('invoice.confirmed', { number }))
      },
    }),
  )
  const remove = useMutation(
    accounting.invoices.delete.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('invoice.deleted'))
        void navigate({ ...splitHref((isInvoice ? invoicesPage : creditNotesPage).href()), replace: true })
      },
    }),
  )
  const actions: readonly DocumentAction[] = [
    {
      id: 'delete',
      label: t('invoice.delete'),
      kind: 'danger',
      show: isDraft,
      pending: remove.isPending,
      permission: 'accounting.edit-invoices',
      run: () => remove.mutate({ invoiceId }),
      confirm: {
        title: t('invoice.deleteTitle'),
        body: t('invoice.deleteBody'),
        confirmLabel: t('invoice.delete'),
      },
    },
    {
      id: 'edit',
      label: t('invoice.edit'),
      // The lines of a credit note for an invoice follow that invoice.
      show: isDraft && invoice.creditNoteOf === null,
      permission: 'accounting.edit-invoices',
      run: () => void navigate(splitHref(editInvoicePage.href({ invoiceId }))),
    },
    {
      id: 'confirm',
      label: t('invoice.confirm'),
      kind: 'primary',
      show: isDraft,
      pending: confirm.isPending,
      permission: 'accounting.confirm-invoices',
      run: () => confirm.mutate({ invoiceId, idempotencyKey: confirmKey }),
    },
    {
      id: 'pdf',
      label: t('paper.pdf'),
      run: () => openPaper(paperAddress('invoices', invoiceId)),
    },
    undoWriteOff.action,
    {
      id: 'write-off',
      label: t('writeOff.action'),
      show: invoice.isSmallDifference,
      permission: 'accounting.write-off',
      run: () => open('write-off'),
    },
    {
      id: 'credit',
      label: t('credit.action'),
      show: isInvoice && !isDraft && invoice.lines.some(({ creditable }) => creditable !== '0'),
      permission: 'accounting.edit-invoices',
      run: () => open('credit'),
    },
    {
      id: 'register',
      label: t(isInvoice ? 'register.action' : 'register.refundAction'),
      kind: 'primary',
      // Payments are booked in the company's currency alone.
      show: isOpen(invoice) && invoice.currency === currency,
      permission: 'accounting.confirm-payments',
      run: () => open('register'),
    },
  ]
  return { actions, error: confirm.error ?? remove.error ?? undoWriteOff.error }
}

function useInvoiceFacts(invoice: Invoice): readonly Fact[] {
  const t = useMessages(messages)
  const { kind, customer, creditNoteOf, exchangeRate, reference, note, entryId } = invoice
  return [
    {
      label: t('invoice.customer'),
      value: <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>,
    },
    { label: t('invoice.date'), value: <DateText date={invoice.date} /> },
    ...(kind === 'invoice'
      ? [
          {
            label: t('invoice.dueDate'),
            value: (
              <>
                <DateText date={invoice.dueDate} />{' '}
                {invoice.overdue && <StatusBadge tone="attention" label={t('invoice.overdue')} />}
              </>
            ),
          },
        ]
      : []),
    ...(creditNoteOf
      ? [
          {
            label: t('invoice.original'),
            value: (
              <AppLink href={invoicePage.href({ invoiceId: creditNoteOf.id })}>{creditNoteOf.number}</AppLink>
            ),
          },
        ]
      : []),
    ...(invoice.creditNotes.length === 0
      ? []
      : [{ label: t('invoice.creditNotes'), value: <CreditNoteLinks creditNotes={invoice.creditNotes} /> }]),
    {
      label: t('invoice.prices'),
      value: t(invoice.pricesIncludeTax ? 'invoice.pricesInclude' : 'invoice.pricesExclude'),
    },
    ...(exchangeRate === null ? [] : [{ label: t('invoice.exchangeRateShown'), value: exchangeRate }]),
    ...(reference === '' ? [] : [{ label: t('invoice.reference'), value: reference }]),
    ...(entryId === null
      ? []
      : [
          {
            label: t('invoice.entry'),
            value: <AppLink href={journalEntryPage.href({ entryId })}>{invoice.number}</AppLink>,
          },
        ]),
    ...(note === null ? [] : [{ label: t('invoice.note'), value: note }]),
  ]
}

function CreditNoteLinks({ creditNotes }: Pick<Invoice, 'creditNotes'>): ReactNode {
  const t = useMessages(messages)
  return creditNotes.map(({ id, number }) => (
    <div key={id}>
      <AppLink href={creditNotePage.href({ invoiceId: id })}>{number ?? t('invoiceStatus.draft')}</AppLink>
    </div>
  ))
}
