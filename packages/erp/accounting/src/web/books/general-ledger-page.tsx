import { customerPage } from '@erp/customers/web'
import { queryClient } from '@platform/plugin-api/web'
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
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { journalEntryPage } from '../pages.ts'
import { customerFilter, selectFilter } from '../shared/filters.tsx'
import { useAccountOptions } from '../shared/use-accounts.ts'

type LedgerRow = Answers['reports']['generalLedger']['rows'][number]

const NOTHING = { data: { rows: [], total: 0 }, error: null, isPending: false, refetch: () => undefined }

/** What was posted to one account, each movement with the balance after it. */
export function GeneralLedgerPage(): ReactNode {
  const t = useMessages(messages)
  const accounts = useAccountOptions()
  const list = useList({
    filters: { accountId: 'text', customerId: 'text', from: 'date', to: 'date' },
  })
  const { accountId, ...filters } = list.input
  const input = accountId === undefined ? skipToken : { ...filters, accountId }
  const query = useQuery(
    accounting.reports.generalLedger.queryOptions(input, { placeholderData: keepPreviousData }),
  )
  const ledger = accountId === undefined ? undefined : query.data

  return (
    <ListPage
      title={ledger ? `${ledger.account.code} ${ledger.account.name}` : t('ledger.title')}
      list={list}
      query={accountId === undefined ? NOTHING : query}
      searchable={false}
      filters={[
        selectFilter('accountId', t('filter.account'), accounts),
        customerFilter('customerId', t('filter.customer')),
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={useColumns()}
      rowId={(row) => `${row.entryId}/${row.line}`}
      rowHref={(row) => journalEntryPage.href({ entryId: row.entryId })}
      empty={
        accountId === undefined
          ? { title: t('ledger.choose'), hint: t('ledger.chooseHint') }
          : { title: t('ledger.empty') }
      }
      {...(accountId === undefined
        ? {}
        : {
            exportCsv: {
              fileName: 'general-ledger',
              rows: async (page: number) =>
                (
                  await queryClient.fetchQuery(
                    accounting.reports.generalLedger.queryOptions({
                      ...filters,
                      accountId,
                      page,
                      pageSize: 500,
                    }),
                  )
                ).rows,
            },
          })}
      messages={messages}
    >
      {ledger && (
        <Figures>
          <Figure label={t('ledger.opening')} value={<MoneyText value={ledger.opening} />} />
          <Figure label={t('item.debit')} value={<MoneyText value={ledger.debit} />} />
          <Figure label={t('item.credit')} value={<MoneyText value={ledger.credit} />} />
          <Figure label={t('ledger.closing')} value={<MoneyText value={ledger.closing} strong />} />
        </Figures>
      )}
    </ListPage>
  )
}

function useColumns(): readonly Column<LedgerRow>[] {
  const t = useMessages(messages)
  const side = (money: LedgerRow['debit']) => (money.amount === '0' ? null : money)
  return [
    dateColumn({ id: 'date', header: t('entry.date'), date: (row) => row.date, width: '8rem' }),
    textColumn({
      id: 'number',
      header: t('entry.number'),
      text: (row) => row.number ?? t('entry.numberComing'),
      phone: 'title',
    }),
    textColumn({
      id: 'reference',
      header: t('entry.reference'),
      text: (row) => [row.reference, row.label].filter(Boolean).join(' · '),
    }),
    {
      id: 'customer',
      header: t('item.customer'),
      cell: ({ customer }) =>
        customer && <AppLink href={customerPage.href({ customerId: customer.id })}>{customer.name}</AppLink>,
      csv: ({ customer }) => (customer ? (customer.name ?? '') : ''),
    },
    moneyColumn({ id: 'debit', header: t('item.debit'), money: (row) => side(row.debit) }),
    moneyColumn({ id: 'credit', header: t('item.credit'), money: (row) => side(row.credit) }),
    moneyColumn({ id: 'balance', header: t('ledger.balance'), money: (row) => row.balance, phone: 'end' }),
  ]
}
