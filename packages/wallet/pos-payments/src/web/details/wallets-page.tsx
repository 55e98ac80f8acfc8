import { newCustomerPage } from '@erp/customers/web'
import { queryClient, useMay, useSession } from '@platform/plugin-api/web'
import {
  ButtonLink,
  type Column,
  dateColumn,
  dayIn,
  ListPage,
  moneyColumn,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, type WalletRow, walletPos } from '../client.ts'
import { messages } from '../messages.ts'
import { customerWalletPage } from '../pages.ts'

const EXPORTED_AT_ONCE = 500

/** Point of Sale > Customers > Wallet details: what every customer has. */
export function WalletsPage(): ReactNode {
  const t = useMessages(messages)
  const mayAddCustomer = useMay(newCustomerPage.permission)
  const list = useList({
    filters: {},
    sorts: ['customerName', 'balance', 'lastMovedAt'],
    sort: 'customerName',
  })
  const query = useQuery(
    walletPos.wallets.queryOptions(list.input, { ...alwaysFresh, placeholderData: keepPreviousData }),
  )
  return (
    <ListPage
      title={t('wallets.title')}
      list={list}
      query={query}
      searchPlaceholder={t('wallets.searchPlaceholder')}
      columns={useColumns(query.data)}
      rowId={(row) => row.walletId}
      rowHref={({ customerId }) => customerWalletPage.href({ customerId })}
      empty={{
        title: t('wallets.empty'),
        hint: t('wallets.emptyHint'),
        action: mayAddCustomer && (
          <ButtonLink href={newCustomerPage.href()}>{t('wallets.addCustomer')}</ButtonLink>
        ),
      }}
      exportCsv={{
        fileName: 'wallet-details',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              walletPos.wallets.queryOptions({ ...list.input, page, pageSize: EXPORTED_AT_ONCE }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

function useColumns(
  found: { total: number; balance: WalletRow['balance']; available: WalletRow['available'] } | undefined,
): readonly Column<WalletRow>[] {
  const t = useMessages(messages)
  const { timeZone } = useSession().company
  return [
    textColumn({
      id: 'customerName',
      header: t('wallets.customer'),
      text: (row) => row.customerName,
      footer: found && t('wallets.found', { count: found.total }),
      sortable: true,
      phone: 'title',
    }),
    moneyColumn({
      id: 'balance',
      header: t('wallets.balance'),
      money: (row) => row.balance,
      footer: found?.balance,
      sortable: true,
      phone: 'end',
    }),
    moneyColumn({
      id: 'available',
      header: t('wallets.available'),
      money: (row) => row.available,
      footer: found?.available,
    }),
    dateColumn({
      id: 'lastMovedAt',
      header: t('wallets.lastMovement'),
      date: (row) => row.lastMovedAt && dayIn(timeZone, new Date(row.lastMovedAt)),
      sortable: true,
    }),
  ]
}
