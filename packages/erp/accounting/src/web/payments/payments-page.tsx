import { queryClient } from '@platform/plugin-api/web'
import {
  type Column,
  dateColumn,
  ListPage,
  moneyColumn,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { newPaymentPage, paymentPage } from '../pages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import { customerFilter } from '../shared/filters.tsx'
import { PaymentStatus, paymentStatuses } from './payment-status.tsx'
import { usePaymentOptions } from './use-payment-options.ts'

type PaymentRow = Answers['payments']['list']['rows'][number]

/** Every payment received from customers or sent to them. */
export function PaymentsPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({
    filters: {
      direction: ['receive', 'send'],
      status: paymentStatuses,
      customerId: 'text',
      journalId: 'text',
      from: 'date',
      to: 'date',
    },
    sorts: ['date', 'number', 'customerName', 'amount', 'reference'],
    sort: '-date',
  })
  const { journals } = usePaymentOptions()
  const query = useQuery(
    accounting.payments.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )

  return (
    <ListPage
      title={t('payments.title')}
      list={list}
      query={query}
      action={{
        label: t('payments.add'),
        href: newPaymentPage.href(),
        permission: 'accounting.edit-payments',
      }}
      searchPlaceholder={t('payments.searchPlaceholder')}
      filters={[
        {
          name: 'direction',
          label: t('filter.direction'),
          options: [
            { value: 'receive', label: t('payment.received') },
            { value: 'send', label: t('payment.sent') },
          ],
        },
        {
          name: 'status',
          label: t('filter.status'),
          options: paymentStatuses.map((status) => ({ value: status, label: t(`paymentStatus.${status}`) })),
        },
        customerFilter('customerId', t('filter.customer')),
        { name: 'journalId', label: t('filter.journal'), options: journals },
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns()}
      rowId={(row) => row.id}
      rowHref={(row) => paymentPage.href({ paymentId: row.id })}
      empty={{ title: t('payments.empty'), hint: t('payments.emptyHint') }}
      exportCsv={{
        fileName: 'payments',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.payments.list.queryOptions({ ...list.input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(): readonly Column<PaymentRow>[] {
  const t = useMessages(messages)
  const titleOf = useDestinationTitle()
  const { titled } = usePaymentOptions()
  return [
    textColumn({
      id: 'number',
      header: t('payment.number'),
      text: (row) =>
        row.number ?? (row.status === 'draft' ? t('paymentStatus.draft') : t('entry.numberComing')),
      sortable: true,
      phone: 'title',
    }),
    dateColumn({ id: 'date', header: t('payment.date'), date: (row) => row.date, sortable: true }),
    textColumn({
      id: 'customerName',
      header: t('payment.customer'),
      text: (row) => row.customerName,
      sortable: true,
    }),
    textColumn({
      id: 'direction',
      header: t('payment.direction'),
      text: (row) => t(row.direction === 'receive' ? 'payment.received' : 'payment.sent'),
    }),
    textColumn({
      id: 'destination',
      header: t('payment.destinationColumn'),
      text: (row) => titleOf(titled(row.destination)),
      phone: 'hidden',
    }),
    textColumn({
      id: 'journal',
      header: t('payment.journal'),
      text: (row) => row.journalName,
      phone: 'hidden',
    }),
    textColumn({
      id: 'reference',
      header: t('payment.reference'),
      text: (row) => row.reference,
      sortable: true,
      phone: 'hidden',
    }),
    {
      id: 'status',
      header: t('payment.status'),
      cell: (row) => <PaymentStatus status={row.status} />,
      csv: (row) => t(`paymentStatus.${row.status}`),
    },
    moneyColumn({
      id: 'amount',
      header: t('payment.amount'),
      money: (row) => row.amount,
      sortable: true,
      phone: 'end',
    }),
  ]
}
