import { queryClient } from '@platform/plugin-api/web'
import {
  type Column,
  Figure,
  Figures,
  ListPage,
  MoneyText,
  moneyColumn,
  Shares,
  textColumn,
  useLanguage,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { agedItemsPage } from '../pages.ts'
import { ages, useAgeName } from './ages.ts'
import { PrintButton } from './print-button.tsx'

type Report = Answers['reports']['agedReceivables']
type Row = Report['rows'][number]

/** What customers owe by how long it has been due, and beside it the credit that is kept for them elsewhere. */
export function AgedReceivablesPage(): ReactNode {
  const t = useMessages(messages)
  const nameOf = useAgeName()
  const list = useList({ filters: { asOf: 'date', credit: ['without'] } })
  const { credit, ...input } = list.input
  const query = useQuery(
    accounting.reports.agedReceivables.queryOptions(input, { placeholderData: keepPreviousData }),
  )
  const { data: report } = query
  const { asOf } = list.state.filters
  const hasCredit = (report?.credits.length ?? 0) > 0

  return (
    <ListPage
      title={t('aged.title')}
      list={list}
      query={query}
      otherActions={<PrintButton />}
      searchPlaceholder={t('receivables.search')}
      filters={[
        { name: 'asOf', label: t('aged.asOf') },
        ...(hasCredit
          ? [
              {
                name: 'credit' as const,
                label: t('aged.credit'),
                options: [{ value: 'without', label: t('aged.withoutCredit') }],
              },
            ]
          : []),
      ]}
      columns={useColumns(report, credit !== 'without')}
      rowId={(row) => row.customer?.id ?? ''}
      rowHref={(row) => agedItemsPage.href({}, { customerId: row.customer?.id, asOf })}
      empty={{ title: t('aged.empty'), hint: t('aged.emptyHint') }}
      exportCsv={{
        fileName: 'aged-receivables',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.reports.agedReceivables.queryOptions({ ...input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    >
      {report && report.total > 0 && (
        <>
          <Figures>
            {ages.map((age) => (
              <Figure
                key={age}
                label={nameOf(age)}
                value={<MoneyText value={report.totals.ages[age]} />}
                href={agedItemsPage.href({}, { bucket: age, asOf })}
              />
            ))}
          </Figures>
          <Shares
            label={t('aged.picture')}
            parts={ages.map((age) => ({
              id: age,
              label: nameOf(age),
              share: Number(report.totals.ages[age].amount),
              tone: toneOf[age],
            }))}
          />
        </>
      )}
    </ListPage>
  )
}

const toneOf = {
  notDue: 'calm',
  upTo30: 'first',
  upTo60: 'second',
  upTo90: 'third',
  over90: 'last',
} as const

function useColumns(report: Report | undefined, withCredit: boolean): readonly Column<Row>[] {
  const t = useMessages(messages)
  const nameOf = useAgeName()
  const language = useLanguage()
  const credits = withCredit ? (report?.credits ?? []) : []
  const totals = report?.totals
  return [
    textColumn({
      id: 'customer',
      header: t('receivables.customer'),
      text: ({ customer }) => customer?.name ?? t('receivables.nobody'),
      phone: 'title',
      footer: t('aged.total'),
    }),
    ...ages.map((age) =>
      moneyColumn<Row>({
        id: age,
        header: nameOf(age),
        money: (row) => row.ages[age],
        footer: totals?.ages[age],
      }),
    ),
    moneyColumn({
      id: 'total',
      header: t('aged.total'),
      money: (row) => row.total,
      phone: 'end',
      footer: totals?.total,
    }),
    ...credits.map(({ id, title }, index) =>
      moneyColumn<Row>({
        id,
        header: title[language],
        money: (row) => row.credits[index] ?? null,
        footer: totals?.credits[index],
      }),
    ),
    ...(credits.length === 0
      ? []
      : [
          moneyColumn<Row>({
            id: 'net',
            header: t('aged.net'),
            money: (row) => row.net,
            footer: totals?.net,
          }),
        ]),
  ]
}
