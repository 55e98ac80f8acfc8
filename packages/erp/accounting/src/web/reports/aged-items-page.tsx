import { customerPage } from '@erp/customers/web'
import { queryClient } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  dateColumn,
  ListPage,
  moneyColumn,
  textColumn,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { agedReceivablesPage, journalEntryPage } from '../pages.ts'
import { customerFilter } from '../shared/filters.tsx'
import { useSourceLink } from '../sources.ts'
import { ages, useAgeName } from './ages.ts'
import { PrintButton } from './print-button.tsx'

type Report = Answers['reports']['agedItems']
type Row = Report['rows'][number]

/** The open documents behind an age or a customer, those due longest first. */
export function AgedItemsPage(): ReactNode {
  const t = useMessages(messages)
  const nameOf = useAgeName()
  const sourceLink = useSourceLink()
  const list = useList({ filters: { asOf: 'date', customerId: 'text', bucket: ages } })
  const query = useQuery(
    accounting.reports.agedItems.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )
  return (
    <ListPage
      trail={[
        { label: t('aged.title'), href: agedReceivablesPage.href({}, { asOf: list.state.filters.asOf }) },
      ]}
      title={t('aged.itemsTitle')}
      list={list}
      query={query}
      searchable={false}
      otherActions={<PrintButton />}
      filters={[
        { name: 'asOf', label: t('aged.asOf') },
        customerFilter('customerId', t('filter.customer')),
        {
          name: 'bucket',
          label: t('aged.age'),
          options: ages.map((age) => ({ value: age, label: nameOf(age) })),
        },
      ]}
      columns={useColumns(query.data)}
      rowId={(row) => `${row.entryId}/${row.line}`}
      rowHref={(row) => sourceLink(row.source)?.href ?? journalEntryPage.href({ entryId: row.entryId })}
      empty={{ title: t('aged.empty'), hint: t('aged.emptyHint') }}
      exportCsv={{
        fileName: 'open-items',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.reports.agedItems.queryOptions({ ...list.input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(report: Report | undefined): readonly Column<Row>[] {
  const t = useMessages(messages)
  const sourceLink = useSourceLink()
  const figures = new Intl.NumberFormat(useLocale())
  return [
    textColumn({
      id: 'document',
      header: t('receivables.document'),
      text: ({ source, amount, number }) =>
        [
          sourceLink(source, amount.amount.startsWith('-') ? 'credit' : 'debit')?.label,
          number ?? t('entry.numberComing'),
        ]
          .filter(Boolean)
          .join(' · '),
      phone: 'title',
      footer: t('aged.total'),
    }),
    {
      id: 'customer',
      header: t('receivables.customer'),
      cell: ({ customer }) =>
        customer && <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>,
      csv: ({ customer }) => customer?.name ?? '',
    },
    textColumn({ id: 'reference', header: t('receivables.reference'), text: (row) => row.reference }),
    dateColumn({ id: 'date', header: t('entry.date'), date: (row) => row.date, width: '8rem' }),
    dateColumn({ id: 'due', header: t('receivables.due'), date: (row) => row.dueDate, width: '8rem' }),
    {
      id: 'days',
      header: t('aged.days'),
      align: 'end',
      cell: ({ days }) => (days > 0 ? figures.format(days) : null),
      csv: ({ days }) => `${Math.max(days, 0)}`,
    },
    moneyColumn({
      id: 'residual',
      header: t('aged.residual'),
      money: (row) => row.residual,
      phone: 'end',
      footer: report?.residual,
    }),
  ]
}
