import { queryClient, useSession } from '@platform/plugin-api/web'
import {
  type Column,
  dateColumn,
  dayIn,
  ListPage,
  StatusBadge,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { ReactNode } from 'react'
import type { CustomersRouter } from '../router.ts'
import { customers } from './client.ts'
import { messages } from './messages.ts'
import { customerPage, newCustomerPage } from './pages.ts'

type CustomerRow = inferRouterOutputs<CustomersRouter>['list']['rows'][number]

/** Every customer of the company. */
export function CustomersPage(): ReactNode {
  const t = useMessages(messages)
  const { timeZone } = useSession().company
  const list = useList({
    filters: { archived: ['all', 'yes'] },
    sorts: ['name', 'reference', 'email', 'city', 'createdAt'],
    sort: 'name',
  })
  const query = useQuery(customers.list.queryOptions(list.input, { placeholderData: keepPreviousData }))

  const columns: readonly Column<CustomerRow>[] = [
    {
      id: 'name',
      header: t('field.name'),
      sortable: true,
      phone: 'title',
      cell: (row) => row.name,
      csv: (row) => row.name,
    },
    textColumn({
      id: 'reference',
      header: t('field.reference'),
      text: (row) => row.reference,
      sortable: true,
      phone: 'hidden',
    }),
    textColumn({ id: 'email', header: t('field.email'), text: (row) => row.email, sortable: true }),
    textColumn({ id: 'phone', header: t('field.phone'), text: (row) => row.phone, phone: 'hidden' }),
    textColumn({ id: 'city', header: t('field.city'), text: (row) => row.city, sortable: true }),
    dateColumn({
      id: 'createdAt',
      header: t('field.since'),
      date: (row) => dayIn(timeZone, new Date(row.createdAt)),
      sortable: true,
      phone: 'hidden',
    }),
    ...(list.state.filters.archived === undefined
      ? []
      : [
          {
            id: 'archived',
            header: t('filter.archived'),
            cell: (row: CustomerRow) =>
              row.archived ? <StatusBadge tone="stopped" label={t('status.archived')} /> : null,
          },
        ]),
  ]

  return (
    <ListPage
      title={t('customers.title')}
      list={list}
      query={query}
      action={{ label: t('action.add'), href: newCustomerPage.href(), permission: 'customers.edit' }}
      searchPlaceholder={t('customers.searchPlaceholder')}
      filters={[
        {
          name: 'archived',
          label: t('filter.archived'),
          options: [
            { value: 'all', label: t('filter.archivedToo') },
            { value: 'yes', label: t('filter.archivedOnly') },
          ],
        },
      ]}
      columns={columns}
      rowId={(row) => row.id}
      rowHref={(row) => customerPage.href({ customerId: row.id })}
      empty={{ title: t('customers.empty'), hint: t('customers.emptyHint') }}
      exportCsv={{
        fileName: 'customers',
        rows: async (page) =>
          (await queryClient.fetchQuery(customers.list.queryOptions({ ...list.input, page, pageSize: 500 })))
            .rows,
      }}
      messages={messages}
    />
  )
}
