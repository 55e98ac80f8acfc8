import type { WordsOf } from '@platform/plugin-api/web'
import {
  type Column,
  dateColumn,
  ListPage,
  moneyColumn,
  type Say,
  StatusBadge,
  TimeText,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PosAnswers, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { sessionPage, tillsPage } from '../pages.ts'

type Row = PosAnswers['sessions']['list']['rows'][number]

/** From one count of the drawer to the next: every session of every register. */
export function SessionsPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({
    filters: { status: ['open', 'closed'], registerId: 'text' },
    sorts: ['openedAt', 'businessDate'],
    sort: '-openedAt',
  })
  const query = useQuery(
    pointOfSale.sessions.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )
  const registers = useQuery(pointOfSale.registers.list.queryOptions({ archived: false }))
  return (
    <ListPage
      title={t('sessions.title')}
      list={list}
      query={query}
      action={{
        label: t('action.openTill'),
        href: tillsPage.href(),
        permission: 'point-of-sale.run-sessions',
        adds: false,
      }}
      filters={[
        {
          name: 'status',
          label: t('session.status'),
          options: [
            { value: 'open', label: t('session.open') },
            { value: 'closed', label: t('session.closed') },
          ],
        },
        {
          name: 'registerId',
          label: t('order.register'),
          options: (registers.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      columns={columns(t)}
      rowId={(row) => row.id}
      rowHref={(row) => sessionPage.href({ sessionId: row.id })}
      empty={{ title: t('sessions.empty'), hint: t('sessions.emptyHint') }}
      messages={messages}
    />
  )
}

function columns(t: Say<WordsOf<typeof messages>>): readonly Column<Row>[] {
  return [
    textColumn({ id: 'name', header: t('session.name'), text: (row) => row.name, phone: 'title' }),
    textColumn({ id: 'register', header: t('order.register'), text: (row) => row.registerName }),
    dateColumn({
      id: 'businessDate',
      header: t('report.day'),
      date: (row) => row.businessDate,
      sortable: true,
    }),
    {
      id: 'openedAt',
      header: t('report.opened'),
      cell: (row) => <TimeText at={row.openedAt} />,
      sortable: true,
      phone: 'hidden',
    },
    textColumn({ id: 'cashier', header: t('order.cashier'), text: (row) => row.cashierName }),
    {
      id: 'status',
      header: t('session.status'),
      cell: (row) =>
        row.closedAt === null ? (
          <StatusBadge tone="open" label={t('session.open')} />
        ) : (
          <StatusBadge tone="done" label={t('session.closed')} />
        ),
    },
    moneyColumn({
      id: 'counted',
      header: t('report.counted'),
      money: (row) => row.countedCash,
      phone: 'end',
    }),
    moneyColumn({
      id: 'difference',
      header: t('report.difference'),
      money: (row) => row.difference,
      signed: true,
    }),
  ]
}
