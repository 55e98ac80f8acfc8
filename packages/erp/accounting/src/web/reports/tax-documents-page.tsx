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
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { creditNotePage, invoicePage, taxReportPage } from '../pages.ts'

type Row = Answers['reports']['taxDocuments']['rows'][number]

/** The invoices and credit notes with one tax, each with its share of base and tax. */
export function TaxDocumentsPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: { taxId: 'text', rate: 'text', from: 'date', to: 'date' } })
  const { rate, ...filters } = list.input
  const input = {
    ...filters,
    ...(rate === undefined || !/^\d{1,9}$/.test(rate) ? {} : { rate: Number(rate) }),
  }
  const query = useQuery(
    accounting.reports.taxDocuments.queryOptions(input, { placeholderData: keepPreviousData }),
  )
  const taxes = useQuery(
    accounting.reports.taxes.queryOptions({
      ...(filters.from === undefined ? {} : { from: filters.from }),
      ...(filters.to === undefined ? {} : { to: filters.to }),
    }),
  )
  const tax = taxes.data?.rows.find((row) => row.tax?.id === filters.taxId)?.tax
  return (
    <ListPage
      trail={[{ label: t('taxReport.title'), href: taxReportPage.href({}, list.state.filters) }]}
      title={tax ? t('taxReport.documents', { tax: tax.name }) : t('taxReport.untaxedDocuments')}
      list={list}
      query={query}
      searchable={false}
      filters={[
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns()}
      rowId={(row) => row.id}
      rowHref={({ id, kind }) => (kind === 'invoice' ? invoicePage : creditNotePage).href({ invoiceId: id })}
      empty={{ title: t('taxReport.empty'), hint: t('taxReport.emptyHint') }}
      exportCsv={{
        fileName: 'tax-documents',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.reports.taxDocuments.queryOptions({ ...input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    textColumn({
      id: 'number',
      header: t('receivables.document'),
      text: (row) => row.number,
      phone: 'title',
    }),
    textColumn({
      id: 'kind',
      header: t('taxReport.kind'),
      text: ({ kind }) => t(kind === 'invoice' ? 'taxReport.invoice' : 'taxReport.creditNote'),
    }),
    dateColumn({ id: 'date', header: t('entry.date'), date: (row) => row.date, width: '8rem' }),
    {
      id: 'customer',
      header: t('receivables.customer'),
      cell: ({ customer }) => (
        <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>
      ),
      csv: ({ customer }) => customer.name,
    },
    moneyColumn({ id: 'base', header: t('taxReport.base'), money: (row) => row.base }),
    moneyColumn({ id: 'tax', header: t('taxReport.tax'), money: (row) => row.tax, phone: 'end' }),
  ]
}
