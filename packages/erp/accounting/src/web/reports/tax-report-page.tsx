import { taxLabel } from '@erp/catalog/web'
import { formatMoney, fromWire } from '@platform/money'
import {
  type Column,
  Figure,
  Figures,
  ListPage,
  MoneyText,
  moneyColumn,
  textColumn,
  useList,
  useLocale,
  useMessages,
  useSayUnchecked,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage, taxDocumentsPage } from '../pages.ts'
import { PrintButton } from './print-button.tsx'

type Report = Answers['reports']['taxes']
type Row = Report['rows'][number]

/** What was sold and which tax is due on it, by tax; and whether the books say the same. */
export function TaxReportPage(): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const list = useList({ filters: { from: 'date', to: 'date' } })
  const { from, to } = list.state.filters
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const query = useQuery(accounting.reports.taxes.queryOptions(period, { placeholderData: keepPreviousData }))
  const { data: report } = query
  return (
    <ListPage
      title={t('taxReport.title')}
      list={list}
      query={{ ...query, data: report && { rows: report.rows, total: report.rows.length } }}
      searchable={false}
      otherActions={<PrintButton />}
      filters={[
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns(report)}
      rowId={({ tax }) => `${tax?.id} ${tax?.rate}`}
      rowHref={({ tax }) =>
        taxDocumentsPage.href({}, { taxId: tax?.id, rate: tax?.rate.toString(), from, to })
      }
      empty={{ title: t('taxReport.empty'), hint: t('taxReport.emptyHint') }}
      exportCsv={{ fileName: 'tax-by-rate', rows: async (page) => (page === 1 ? (report?.rows ?? []) : []) }}
      messages={messages}
    >
      {report && (
        <Figures>
          <Figure label={t('taxReport.due')} value={<MoneyText value={report.totals.all.tax} strong />} />
          <Figure
            label={t('taxReport.moved', {
              account: `${report.books.account.code} ${report.books.account.name}`,
            })}
            value={<MoneyText value={report.books.moved} />}
            hint={
              report.books.otherEntries.amount === '0'
                ? t('taxReport.agrees')
                : t('taxReport.otherEntries', {
                    amount: formatMoney(fromWire(report.books.otherEntries), locale),
                  })
            }
            href={generalLedgerPage.href({}, { accountId: report.books.account.id, from, to })}
          />
        </Figures>
      )}
    </ListPage>
  )
}

function useColumns(report: Report | undefined): readonly Column<Row>[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const say = useSayUnchecked()
  const totals = report?.totals
  const pair = (
    id: string,
    headers: { base: string; tax: string },
    pick: (figures: Pick<Row, 'invoices' | 'creditNotes' | 'others' | 'all'>) => Row['all'] | undefined,
    phone?: 'end',
  ) => [
    moneyColumn<Row>({
      id: `${id}-base`,
      header: headers.base,
      money: (row) => pick(row)?.base ?? null,
      footer: totals && pick(totals)?.base,
    }),
    moneyColumn<Row>({
      id: `${id}-tax`,
      header: headers.tax,
      money: (row) => pick(row)?.tax ?? null,
      footer: totals && pick(totals)?.tax,
      ...(phone ? { phone } : {}),
    }),
  ]
  return [
    textColumn({
      id: 'tax',
      header: t('taxReport.tax'),
      text: ({ tax }) => (tax ? taxLabel(tax, locale) : t('taxReport.untaxed')),
      phone: 'title',
      width: '8rem',
      footer: t('taxReport.total'),
    }),
    ...pair(
      'invoices',
      { base: t('taxReport.invoiceBase'), tax: t('taxReport.invoiceTax') },
      ({ invoices }) => invoices,
    ),
    ...pair(
      'credit-notes',
      { base: t('taxReport.creditBase'), tax: t('taxReport.creditTax') },
      ({ creditNotes }) => creditNotes,
    ),
    ...(report?.sources ?? []).flatMap(({ id, title }, index) => {
      // A part of the program that sold nothing in these days only takes the others' room.
      if (!report?.rows.some(({ others }) => isSomething(others[index]))) return []
      const source = say(id, `taxSource.${id}`, { defaultValue: title })
      return pair(
        id,
        { base: t('taxReport.otherBase', { source }), tax: t('taxReport.otherTax', { source }) },
        ({ others }) => others[index],
      )
    }),
    ...pair('all', { base: t('taxReport.base'), tax: t('taxReport.due') }, ({ all }) => all, 'end'),
  ]
}

function isSomething(figures: Row['all'] | undefined): boolean {
  return figures !== undefined && (figures.base.amount !== '0' || figures.tax.amount !== '0')
}
