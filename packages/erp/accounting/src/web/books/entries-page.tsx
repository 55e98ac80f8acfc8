import { queryClient } from '@platform/plugin-api/web'
import {
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
import { journalEntryPage, newJournalEntryPage } from '../pages.ts'
import { customerFilter, selectFilter } from '../shared/filters.tsx'
import { useAccountOptions, useJournalOptions } from '../shared/use-accounts.ts'

type EntryRow = Answers['entries']['list']['rows'][number]

/** Everything that is booked, the newest first. */
export function EntriesPage(): ReactNode {
  const t = useMessages(messages)
  const journals = useJournalOptions()
  const accounts = useAccountOptions()
  const list = useList({
    filters: { journalId: 'text', accountId: 'text', customerId: 'text', from: 'date', to: 'date' },
    sorts: ['date', 'reference'],
    sort: '-date',
  })
  const query = useQuery(
    accounting.entries.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )

  const columns: readonly Column<EntryRow>[] = [
    dateColumn({
      id: 'date',
      header: t('entry.date'),
      date: (row) => row.date,
      sortable: true,
      width: '8rem',
    }),
    textColumn({
      id: 'number',
      header: t('entry.number'),
      text: (row) => row.number ?? t('entry.numberComing'),
      phone: 'title',
    }),
    textColumn({
      id: 'journal',
      header: t('entry.journal'),
      text: (row) => row.journal.name,
      phone: 'hidden',
    }),
    textColumn({
      id: 'reference',
      header: t('entry.reference'),
      text: (row) => row.reference,
      sortable: true,
    }),
    moneyColumn({ id: 'total', header: t('entry.total'), money: (row) => row.total, phone: 'end' }),
  ]

  return (
    <ListPage
      title={t('entries.title')}
      list={list}
      query={query}
      action={{
        label: t('entry.add'),
        href: newJournalEntryPage.href(),
        permission: 'accounting.post-entries',
      }}
      searchPlaceholder={t('entries.searchPlaceholder')}
      filters={[
        { name: 'journalId', label: t('filter.journal'), options: journals },
        selectFilter('accountId', t('filter.account'), accounts),
        customerFilter('customerId', t('filter.customer')),
        { name: 'from', label: t('filter.from') },
        { name: 'to', label: t('filter.to') },
      ]}
      columns={columns}
      rowId={(row) => row.id}
      rowHref={(row) => journalEntryPage.href({ entryId: row.id })}
      empty={{ title: t('entries.empty'), hint: t('entries.emptyHint') }}
      exportCsv={{
        fileName: 'journal-entries',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              accounting.entries.list.queryOptions({ ...list.input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}
