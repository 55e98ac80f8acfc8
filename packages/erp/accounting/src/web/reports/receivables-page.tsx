import { queryClient } from '@platform/plugin-api/web'
import { type Column, ListPage, moneyColumn, textColumn, useList, useMessages } from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { customerLedgerPage } from '../pages.ts'
import { PrintButton } from './print-button.tsx'

type Report = Answers['reports']['receivables']
type Row = Report['rows'][number]

/** What every customer owed before a time, was charged and settled in it, and owes at its end. */
export function ReceivablesPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: { from: 'date', to: 'date' } })
  const { from, to } = list.state.filters
  const query = useQuery(
    accounting.reports.receivables.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )
  return (
    <ListPage
      title={t('receivables.title')}
      list={list}
      query={query}
      otherActions={<PrintButton />}
      searchPlaceholder={t('receivables.search')}
      filters={[
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns(query.data?.totals, from !== undefined)}
      rowId={(row) => row.customer?.id ?? ''}
      rowHref={(row) => customerLedgerPage.href({ customerId: row.customer?.id ?? '' }, { from, to })}
      empty={{ title: t('receivables.empty'), hint: t('receivables.emptyHint') }}
      exportCsv={{
        fileName: 'receivables',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.reports.receivables.queryOptions({ ...list.input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(totals: Report['totals'] | undefined, hasOpening: boolean): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    textColumn({
      id: 'customer',
      header: t('receivables.customer'),
      text: ({ customer }) => customer?.name ?? t('receivables.nobody'),
      phone: 'title',
      footer: t('receivables.total'),
    }),
    ...(hasOpening
      ? [
          moneyColumn<Row>({
            id: 'opening',
            header: t('receivables.opening'),
            money: (row) => row.opening,
            footer: totals?.opening,
          }),
        ]
      : []),
    moneyColumn({
      id: 'debit',
      header: t('receivables.charged'),
      money: (row) => row.debit,
      footer: totals?.debit,
    }),
    moneyColumn({
      id: 'credit',
      header: t('receivables.settled'),
      money: (row) => row.credit,
      footer: totals?.credit,
    }),
    moneyColumn({
      id: 'closing',
      header: t('receivables.closing'),
      money: (row) => row.closing,
      phone: 'end',
      footer: totals?.closing,
    }),
  ]
}
