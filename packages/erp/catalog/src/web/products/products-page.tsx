import { queryClient } from '@platform/plugin-api/web'
import {
  type Column,
  ListPage,
  moneyColumn,
  StatusBadge,
  textColumn,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { catalog, type ProductRow } from '../client.ts'
import { messages } from '../messages.ts'
import { newProductPage, productPage } from '../pages.ts'
import { taxLabel } from '../taxes/use-taxes.ts'

/** Everything the company sells. */
export function ProductsPage(): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const list = useList({
    filters: { archived: ['all', 'yes'], category: 'text' },
    sorts: ['code', 'name', 'category', 'unitPrice'],
    sort: 'name',
  })
  const query = useQuery(
    catalog.products.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )

  const columns: readonly Column<ProductRow>[] = [
    textColumn({
      id: 'code',
      header: t('field.code'),
      text: (row) => row.code,
      sortable: true,
      width: '8rem',
    }),
    textColumn({
      id: 'name',
      header: t('field.name'),
      text: (row) => row.name,
      sortable: true,
      phone: 'title',
    }),
    textColumn({ id: 'category', header: t('field.category'), text: (row) => row.category, sortable: true }),
    textColumn({
      id: 'tax',
      header: t('field.tax'),
      text: (row) => row.tax && taxLabel(row.tax, locale),
      phone: 'hidden',
    }),
    moneyColumn({
      id: 'unitPrice',
      header: t('field.unitPrice'),
      money: (row) => row.unitPrice,
      sortable: true,
      phone: 'end',
    }),
    ...(list.state.filters.archived === undefined
      ? []
      : [
          {
            id: 'archived',
            header: t('filter.archived'),
            cell: (row: ProductRow) =>
              row.archived ? <StatusBadge tone="stopped" label={t('status.archived')} /> : null,
          },
        ]),
  ]

  return (
    <ListPage
      title={t('products.title')}
      list={list}
      query={query}
      action={{ label: t('action.addProduct'), href: newProductPage.href(), permission: 'catalog.edit' }}
      searchPlaceholder={t('products.searchPlaceholder')}
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
      rowHref={(row) => productPage.href({ productId: row.id })}
      empty={{ title: t('products.empty'), hint: t('products.emptyHint') }}
      exportCsv={{
        fileName: 'products',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              catalog.products.list.queryOptions({ ...list.input, page, pageSize: 500 }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}
