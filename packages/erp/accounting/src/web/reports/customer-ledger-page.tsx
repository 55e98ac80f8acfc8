import { customerPage } from '@erp/customers/web'
import { queryClient, usePageParams } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  dateColumn,
  Figure,
  Figures,
  ListPage,
  MoneyText,
  moneyColumn,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { customerLedgerPage, journalEntryPage, receivablesPage } from '../pages.ts'
import { PaperButton, usePaperAddress } from '../shared/paper-button.tsx'
import { useSourceLink } from '../sources.ts'

type Row = Answers['reports']['customerLedger']['rows'][number]

/** What one customer was charged and settled, each with what was owed behind it and the document it comes from. */
export function CustomerLedgerPage(): ReactNode {
  const t = useMessages(messages)
  const { customerId } = usePageParams(customerLedgerPage)
  const list = useList({ filters: { from: 'date', to: 'date' } })
  const input = { ...list.input, customerId }
  const query = useQuery(
    accounting.reports.customerLedger.queryOptions(input, { placeholderData: keepPreviousData }),
  )
  const addressOf = usePaperAddress()
  const sourceLink = useSourceLink()
  const { data: ledger } = query

  return (
    <ListPage
      trail={[{ label: t('receivables.title'), href: receivablesPage.href() }]}
      title={ledger?.customer.name ?? t('receivables.customer')}
      list={list}
      query={query}
      searchable={false}
      otherActions={
        <PaperButton href={addressOf('statements', customerId, list.state.filters)}>
          {t('paper.statement')}
        </PaperButton>
      }
      filters={[
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns()}
      rowId={(row) => `${row.entryId}/${row.line}`}
      rowHref={(row) => sourceLink(row.source)?.href ?? journalEntryPage.href({ entryId: row.entryId })}
      empty={{ title: t('receivables.none') }}
      exportCsv={{
        fileName: 'statement',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.reports.customerLedger.queryOptions({ ...input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    >
      {ledger && (
        <>
          <AppLink size="sm" href={customerPage.href({ customerId })}>
            {t('receivables.openCustomer')}
          </AppLink>
          <Figures>
            <Figure label={t('receivables.opening')} value={<MoneyText value={ledger.opening} />} />
            <Figure label={t('receivables.charged')} value={<MoneyText value={ledger.debit} />} />
            <Figure label={t('receivables.settled')} value={<MoneyText value={ledger.credit} />} />
            <Figure label={t('receivables.closing')} value={<MoneyText value={ledger.closing} strong />} />
          </Figures>
        </>
      )}
    </ListPage>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const sourceLink = useSourceLink()
  const side = (money: Row['debit']) => (money.amount === '0' ? null : money)
  const documentOf = ({ source, debit, number }: Row) =>
    [sourceLink(source, debit.amount === '0' ? 'credit' : 'debit')?.label, number ?? t('entry.numberComing')]
      .filter(Boolean)
      .join(' · ')
  return [
    dateColumn({ id: 'date', header: t('entry.date'), date: (row) => row.date, width: '8rem' }),
    textColumn({ id: 'document', header: t('receivables.document'), text: documentOf, phone: 'title' }),
    textColumn({ id: 'reference', header: t('receivables.reference'), text: (row) => row.reference }),
    dateColumn({ id: 'due', header: t('receivables.due'), date: (row) => row.dueDate, width: '8rem' }),
    moneyColumn({ id: 'debit', header: t('receivables.charged'), money: (row) => side(row.debit) }),
    moneyColumn({ id: 'credit', header: t('receivables.settled'), money: (row) => side(row.credit) }),
    moneyColumn({
      id: 'balance',
      header: t('receivables.balance'),
      money: (row) => row.balance,
      phone: 'end',
    }),
  ]
}
