import { customerPage } from '@erp/customers/web'
import { queryClient } from '@platform/plugin-api/web'
import { type Column, ListPage, TimeText, textColumn, useList, useLocale, useMessages } from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type LoyaltyAnswers, loyalty } from './client.ts'
import { messages } from './messages.ts'
import { formatPoints } from './points-text.tsx'

type BalanceRow = LoyaltyAnswers['list']['rows'][number]

/** Who has how many points. */
export function PointsPage(): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const list = useList({ filters: {}, sorts: ['customerName', 'points', 'lastEarnedAt'], sort: '-points' })
  const query = useQuery(loyalty.list.queryOptions(list.input, { placeholderData: keepPreviousData }))
  const columns: readonly Column<BalanceRow>[] = [
    textColumn({
      id: 'customerName',
      header: t('field.customer'),
      text: (row) => row.customerName,
      sortable: true,
      phone: 'title',
    }),
    {
      id: 'lastEarnedAt',
      header: t('field.lastEarned'),
      cell: (row) => <TimeText at={row.lastEarnedAt} />,
      csv: (row) => row.lastEarnedAt,
      sortable: true,
    },
    {
      id: 'points',
      header: t('field.points'),
      align: 'end',
      cell: (row) => formatPoints(row.points, locale),
      csv: (row) => row.points,
      sortable: true,
      phone: 'end',
    },
  ]
  return (
    <ListPage
      title={t('points.title')}
      list={list}
      query={query}
      searchPlaceholder={t('points.searchPlaceholder')}
      columns={columns}
      rowId={(row) => row.customerId}
      rowHref={(row) => customerPage.href({ customerId: row.customerId })}
      empty={{ title: t('points.empty'), hint: t('points.emptyHint') }}
      exportCsv={{
        fileName: 'loyalty-points',
        rows: async (page) =>
          (await queryClient.fetchQuery(loyalty.list.queryOptions({ ...list.input, page, pageSize: 500 })))
            .rows,
      }}
      messages={messages}
    />
  )
}
