import { generalLedgerPage } from '@erp/accounting/web'
import {
  AppLink,
  type Column,
  ListPage,
  MoneyText,
  moneyColumn,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, type Liability, type LiabilityMonth, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { LiabilityChart } from './liability-chart.tsx'
import { formatMonth } from './month.ts'

/** What the company owes its customers, by month: drawn, and in figures that lead to the books. */
export function LiabilityPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: { to: 'date' } })
  const { to } = list.state.filters
  const query = useQuery(
    wallet.liability.queryOptions(to === undefined ? {} : { to }, {
      ...alwaysFresh,
      placeholderData: keepPreviousData,
    }),
  )
  const { data: liability } = query
  const newestFirst = liability?.months.toReversed() ?? []
  return (
    <ListPage
      title={t('liability.title')}
      list={list}
      query={{ ...query, data: liability && { rows: newestFirst, total: newestFirst.length } }}
      searchable={false}
      filters={[{ name: 'to', label: t('liability.to') }]}
      columns={useColumns(liability)}
      rowId={({ month }) => month}
      empty={{ title: t('liability.empty') }}
      exportCsv={{ fileName: 'wallet-liability', rows: async (page) => (page === 1 ? newestFirst : []) }}
      messages={messages}
    >
      {liability && <LiabilityChart months={liability.months} />}
    </ListPage>
  )
}

function useColumns(liability: Liability | undefined): readonly Column<LiabilityMonth>[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const kinds = ['deposits', 'promotional', 'overdrafts'] as const
  return [
    {
      id: 'month',
      header: t('liability.month'),
      cell: ({ month }) => formatMonth(month, locale),
      csv: ({ month }) => month,
      phone: 'title',
    },
    ...kinds.map((kind): Column<LiabilityMonth> => {
      const accountId = liability?.accounts[kind]
      return {
        ...moneyColumn<LiabilityMonth>({
          id: kind,
          header: t(`liability.${kind}`),
          money: (row) => row[kind],
        }),
        // What the account moved in the month, up to this balance.
        cell: ({ [kind]: balance, first, last }) =>
          accountId ? (
            <AppLink href={generalLedgerPage.href({}, { accountId, from: first, to: last })}>
              <MoneyText value={balance} quietZero />
            </AppLink>
          ) : (
            <MoneyText value={balance} quietZero />
          ),
      }
    }),
    moneyColumn({ id: 'total', header: t('liability.total'), money: ({ total }) => total, phone: 'end' }),
  ]
}
