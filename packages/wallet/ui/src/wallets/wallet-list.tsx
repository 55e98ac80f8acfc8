import { newCustomerPage } from '@erp/customers/web'
import { queryClient, useMay, useSession } from '@platform/plugin-api/web'
import {
  BreakableText,
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
import { alwaysFresh, type WalletRow, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { BalanceFilter, readBalanceLimit } from './balance-filter.tsx'
import { WalletStatus } from './wallet-status.tsx'
import classes from './wallets.module.css'

const EXPORTED_AT_ONCE = 500

/** Every wallet of the company, and what they hold together; `hrefOf` says where each is looked at. */
export function WalletList({
  title,
  hrefOf,
}: {
  title: string
  hrefOf: (row: { readonly walletId: string; readonly customerId: string }) => string
}): ReactNode {
  const t = useMessages(messages)
  const mayAddCustomer = useMay(newCustomerPage.permission)
  const list = useList({
    filters: { balanceFrom: 'text', balanceTo: 'text', createdFrom: 'date', createdTo: 'date' },
    sorts: ['customerName', 'balance', 'createdAt', 'lastMovedAt'],
    sort: 'customerName',
  })
  const { balanceFrom, balanceTo, ...input } = list.input
  const asked = { ...input, ...limitOf('balanceFrom', balanceFrom), ...limitOf('balanceTo', balanceTo) }
  const query = useQuery(
    wallet.list.queryOptions(asked, { ...alwaysFresh, placeholderData: keepPreviousData }),
  )
  const columns = useColumns(query.data)

  return (
    <ListPage
      title={title}
      list={list}
      query={query}
      searchPlaceholder={t('wallets.searchPlaceholder')}
      filters={[
        {
          name: 'balanceFrom',
          label: t('filter.balanceFrom'),
          render: (control) => <BalanceFilter label={t('filter.balanceFrom')} {...control} />,
        },
        {
          name: 'balanceTo',
          label: t('filter.balanceTo'),
          render: (control) => <BalanceFilter label={t('filter.balanceTo')} {...control} />,
        },
        { name: 'createdFrom', label: t('filter.createdFrom') },
        { name: 'createdTo', label: t('filter.createdTo') },
      ]}
      columns={columns}
      rowId={(row) => row.walletId}
      rowHref={hrefOf}
      empty={{
        title: t('wallets.empty'),
        hint: t('wallets.emptyHint'),
        action: mayAddCustomer && (
          <ButtonLink href={newCustomerPage.href()}>{t('wallets.addCustomer')}</ButtonLink>
        ),
      }}
      exportCsv={{
        fileName: 'wallets',
        rows: async (page) =>
          (
            await queryClient.fetchQuery(
              wallet.list.queryOptions({ ...asked, page, pageSize: EXPORTED_AT_ONCE }),
            )
          ).rows,
      }}
      messages={messages}
    />
  )
}

/** Left out when the address says what cannot be an amount. */
function limitOf<Name extends string>(name: Name, text: string | undefined): { [Key in Name]?: string } {
  const limit = readBalanceLimit(text)
  return limit === null ? {} : ({ [name]: limit.toString() } as { [Key in Name]: string })
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
      width: '11rem',
      phone: 'title',
    }),
    {
      ...textColumn<WalletRow>({ id: 'email', header: t('wallets.email'), text: (row) => row.customerEmail }),
      cell: ({ customerEmail }) =>
        customerEmail && (
          <span className={classes['email']}>
            <BreakableText text={customerEmail} />
          </span>
        ),
    },
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
      header: t('wallet.available'),
      money: (row) => row.available,
      footer: found?.available,
    }),
    textColumn({
      id: 'currency',
      header: t('wallets.currency'),
      text: (row) => row.currency,
      phone: 'hidden',
    }),
    {
      id: 'status',
      header: t('wallets.status'),
      cell: (row) => <WalletStatus status={row.status} />,
      csv: (row) => t(`status.${row.status}`),
    },
    dateColumn({
      id: 'lastMovedAt',
      header: t('wallets.lastMovement'),
      date: (row) => row.lastMovedAt && dayIn(timeZone, new Date(row.lastMovedAt)),
      sortable: true,
    }),
    dateColumn({
      id: 'createdAt',
      header: t('wallets.created'),
      date: (row) => dayIn(timeZone, new Date(row.createdAt)),
      sortable: true,
      phone: 'hidden',
    }),
  ]
}
