import { invoicePage } from '@erp/accounting/web'
import { queryClient, type WordsOf } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  ListPage,
  moneyColumn,
  type Say,
  TimeText,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PosAnswers, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { orderPage, tillsPage } from '../pages.ts'
import { OrderKindBadge } from './order-kind.tsx'

type Row = PosAnswers['orders']['list']['rows'][number]

const kinds = ['sale', 'refund', 'recharge', 'undone_recharge', 'settlement'] as const
const EXPORTED_AT_ONCE = 500

/** Everything the tills gave a receipt for. */
export function OrdersPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({
    filters: { kind: kinds, sessionId: 'text', registerId: 'text', customerId: 'text' },
    sorts: ['recordedAt', 'receiptNumber', 'total'],
    sort: '-recordedAt',
  })
  const query = useQuery(
    pointOfSale.orders.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )
  const registers = useQuery(pointOfSale.registers.list.queryOptions({ archived: false }))
  return (
    <ListPage
      title={t('orders.title')}
      list={list}
      query={query}
      action={{
        label: t('action.openTill'),
        href: tillsPage.href(),
        permission: 'point-of-sale.sell',
        adds: false,
      }}
      searchPlaceholder={t('orders.search')}
      filters={[
        {
          name: 'kind',
          label: t('order.kind'),
          options: kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        },
        {
          name: 'registerId',
          label: t('order.register'),
          options: (registers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      columns={columns(t, query.data?.sum)}
      rowId={(row) => row.id}
      rowHref={(row) => orderPage.href({ orderId: row.id })}
      empty={{ title: t('orders.empty'), hint: t('orders.emptyHint') }}
      exportCsv={{
        fileName: 'till-orders',
        rows: async (page) => {
          const { rows } = await queryClient.fetchQuery(
            pointOfSale.orders.list.queryOptions({ ...list.input, page, pageSize: EXPORTED_AT_ONCE }),
          )
          return rows
        },
      }}
      messages={messages}
    />
  )
}

function columns(
  t: Say<WordsOf<typeof messages>>,
  sum: PosAnswers['orders']['list']['sum'] | undefined,
): readonly Column<Row>[] {
  return [
    textColumn({
      id: 'receiptNumber',
      header: t('order.number'),
      text: (row) => row.receiptNumber,
      sortable: true,
      phone: 'title',
    }),
    {
      id: 'recordedAt',
      header: t('order.at'),
      cell: (row) => <TimeText at={row.at} />,
      csv: (row) => row.at,
      sortable: true,
    },
    {
      id: 'kind',
      header: t('order.kind'),
      cell: (row) => <OrderKindBadge kind={row.kind} />,
      csv: (row) => row.kind,
    },
    textColumn({ id: 'register', header: t('order.register'), text: (row) => row.registerCode }),
    textColumn({
      id: 'cashier',
      header: t('order.cashier'),
      text: (row) => row.cashierName,
      phone: 'hidden',
    }),
    textColumn({ id: 'customer', header: t('order.customer'), text: (row) => row.customer?.name ?? null }),
    {
      id: 'invoice',
      header: t('order.invoice'),
      cell: (row) =>
        row.invoice && (
          <AppLink href={invoicePage.href({ invoiceId: row.invoice.id })}>{row.invoice.number}</AppLink>
        ),
      csv: (row) => row.invoice?.number ?? '',
    },
    moneyColumn({
      id: 'total',
      header: t('order.total'),
      money: (row) => row.total,
      sortable: true,
      phone: 'end',
      footer: sum,
    }),
  ]
}
