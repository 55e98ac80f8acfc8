import { Stack } from '@mantine/core'
import type { MoneyWire } from '@platform/money'
import { queryClient } from '@platform/plugin-api/web'
import {
  type Column,
  dateColumn,
  ListPage,
  MoneyText,
  moneyColumn,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { InvoiceKind } from '../../documents/invoice-types.ts'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { creditNotePage, invoicePage, newCreditNotePage, newInvoicePage } from '../pages.ts'
import { customerFilter } from '../shared/filters.tsx'
import { InvoiceStatus, paymentStates, useStateName } from './invoice-status.tsx'

type InvoiceList = Answers['invoices']['list']
type InvoiceRow = InvoiceList['rows'][number]

/** Every invoice; the amount due of all that are listed stands below. */
export function InvoicesPage(): ReactNode {
  return <DocumentList kind="invoice" />
}

/** Every credit note, those of invoices and free ones. */
export function CreditNotesPage(): ReactNode {
  return <DocumentList kind="credit_note" />
}

function DocumentList({ kind }: { kind: InvoiceKind }): ReactNode {
  const t = useMessages(messages)
  const stateName = useStateName(kind)
  const isInvoice = kind === 'invoice'
  const list = useList({
    filters: {
      state: [...paymentStates, 'unpaid', 'overdue'],
      customerId: 'text',
      from: 'date',
      to: 'date',
    },
    sorts: ['date', 'number', 'customerName', 'dueDate', 'total', 'amountDue'],
    sort: '-date',
  })
  const input = { ...list.input, kind }
  const query = useQuery(accounting.invoices.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const states = [
    { value: 'unpaid', label: t(isInvoice ? 'filter.unpaid' : 'filter.unsettled') },
    ...(isInvoice ? [{ value: 'overdue', label: t('invoice.overdue') }] : []),
    ...paymentStates.map((state) => ({ value: state, label: stateName(state) })),
  ]

  return (
    <ListPage
      title={t(isInvoice ? 'invoices.title' : 'creditNotes.title')}
      list={list}
      query={query}
      action={{
        label: t(isInvoice ? 'invoices.add' : 'creditNotes.add'),
        href: isInvoice ? newInvoicePage.href() : newCreditNotePage.href(),
        permission: 'accounting.edit-invoices',
      }}
      searchPlaceholder={t('invoices.searchPlaceholder')}
      filters={[
        { name: 'state', label: t('filter.status'), options: states },
        customerFilter('customerId', t('filter.customer')),
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns(kind, query.data?.totals)}
      rowId={(row) => row.id}
      rowHref={(row) => (isInvoice ? invoicePage : creditNotePage).href({ invoiceId: row.id })}
      empty={
        isInvoice
          ? { title: t('invoices.empty'), hint: t('invoices.emptyHint') }
          : { title: t('creditNotes.empty'), hint: t('creditNotes.emptyHint') }
      }
      exportCsv={{
        fileName: isInvoice ? 'invoices' : 'credit-notes',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.invoices.list.queryOptions({ ...input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(
  kind: InvoiceKind,
  totals: InvoiceList['totals'] | undefined,
): readonly Column<InvoiceRow>[] {
  const t = useMessages(messages)
  const stateName = useStateName(kind)
  const isInvoice = kind === 'invoice'
  // The sums count credit notes against invoices; a list of credit notes shows its own as they are.
  const shown = (sums: readonly MoneyWire[] | undefined) =>
    sums?.map((sum) => (isInvoice ? sum : { ...sum, amount: (-BigInt(sum.amount)).toString() }))

  return [
    textColumn({
      id: 'number',
      header: t('invoice.number'),
      text: (row) => row.number ?? t('invoiceStatus.draft'),
      sortable: true,
      phone: 'title',
      footer: t('trial.total'),
    }),
    textColumn({
      id: 'customerName',
      header: t('invoice.customer'),
      text: (row) => row.customerName,
      sortable: true,
    }),
    dateColumn({
      id: 'date',
      header: t('invoice.date'),
      date: (row) => row.date,
      sortable: true,
      phone: 'hidden',
    }),
    ...(isInvoice
      ? [
          dateColumn<InvoiceRow>({
            id: 'dueDate',
            header: t('invoice.due'),
            date: (row) => row.dueDate,
            sortable: true,
          }),
        ]
      : []),
    {
      id: 'state',
      header: t('invoice.status'),
      cell: (row) => <InvoiceStatus kind={row.kind} state={row.state} overdue={row.overdue} />,
      csv: (row) => (row.overdue ? t('invoice.overdue') : stateName(row.state)),
    },
    {
      ...moneyColumn<InvoiceRow>({
        id: 'total',
        header: t('invoice.total'),
        money: (row) => row.total,
        sortable: true,
        phone: 'hidden',
      }),
      footer: <Sums sums={shown(totals?.total)} />,
    },
    {
      ...moneyColumn<InvoiceRow>({
        id: 'amountDue',
        header: t(isInvoice ? 'invoice.amountDue' : 'invoice.amountOpen'),
        money: (row) => row.amountDue,
        sortable: true,
        phone: 'end',
      }),
      footer: <Sums sums={shown(totals?.amountDue)} />,
    },
  ]
}

/** One sum for each currency, under each other. */
function Sums({ sums }: { sums: readonly MoneyWire[] | undefined }): ReactNode {
  return (
    <Stack gap={0} align="flex-end">
      {sums?.map((sum) => (
        <MoneyText key={sum.currency} value={sum} strong />
      ))}
    </Stack>
  )
}
