import { ActionIcon } from '@mantine/core'
import { queryClient, useMay } from '@platform/plugin-api/web'
import { type Column, ListPage, onDemand, StatusBadge, textColumn, useList, useMessages } from '@platform/ui'
import { IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'
import { useRoleTitle } from '../shared/role-title.ts'
import type { Account } from '../shared/use-accounts.ts'
import { accountTypes } from './account-types.ts'

const AccountDialog = onDemand(() => import('./account-dialog.tsx').then((module) => module.AccountDialog))

/** The chart of accounts; a row leads to what was posted to the account. */
export function AccountsPage(): ReactNode {
  const t = useMessages(messages)
  const [edited, setEdited] = useState<Account | 'new' | null>(null)
  const list = useList({
    filters: { type: accountTypes, active: ['all', 'no'] },
    sorts: ['code', 'name', 'type'],
    sort: 'code',
  })
  const query = useQuery(
    accounting.accounts.list.queryOptions(list.input, { placeholderData: keepPreviousData }),
  )

  return (
    <>
      <ListPage
        title={t('accounts.title')}
        list={list}
        query={query}
        action={{
          label: t('accounts.add'),
          run: () => setEdited('new'),
          permission: 'accounting.change-chart',
        }}
        searchPlaceholder={t('accounts.searchPlaceholder')}
        filters={[
          {
            name: 'type',
            label: t('filter.type'),
            options: accountTypes.map((type) => ({ value: type, label: t(`accountType.${type}`) })),
          },
          {
            name: 'active',
            label: t('filter.shown'),
            options: [
              { value: 'all', label: t('filter.inactiveToo') },
              { value: 'no', label: t('filter.inactiveOnly') },
            ],
          },
        ]}
        columns={useColumns(setEdited)}
        rowId={(row) => row.id}
        rowHref={(row) => generalLedgerPage.href({}, { accountId: row.id })}
        empty={{ title: t('accounts.empty'), hint: t('accounts.emptyHint') }}
        exportCsv={{
          fileName: 'accounts',
          rows: async (page) =>
            (
              await queryClient.fetchQuery(
                accounting.accounts.list.queryOptions({ ...list.input, page, pageSize: 500 }),
              )
            ).rows,
        }}
        messages={messages}
      />
      {edited !== null && (
        <AccountDialog account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function useColumns(edit: (account: Account) => void): readonly Column<Account>[] {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const mayChange = useMay('accounting.change-chart')
  const use = ({ roles }: Account) =>
    roles.map(({ role, title }) => roleTitle('accountRole', role, title)).join(', ')
  return [
    textColumn({
      id: 'code',
      header: t('account.code'),
      text: (row) => row.code,
      sortable: true,
      width: '6rem',
    }),
    textColumn({
      id: 'name',
      header: t('account.name'),
      text: (row) => row.name,
      sortable: true,
      phone: 'title',
    }),
    textColumn({
      id: 'type',
      header: t('account.type'),
      text: (row) => t(`accountType.${row.type}`),
      sortable: true,
    }),
    textColumn({ id: 'use', header: t('account.use'), text: use, phone: 'hidden' }),
    {
      id: 'state',
      header: '',
      align: 'end',
      cell: (row) => (
        <>
          {row.control && (
            <span title={t('account.controlHint')}>
              <StatusBadge tone="done" label={t('account.control')} />
            </span>
          )}
          {!row.active && <StatusBadge tone="stopped" label={t('account.inactive')} />}
        </>
      ),
    },
    ...(mayChange
      ? [
          {
            id: 'edit',
            header: '',
            align: 'end' as const,
            width: '3rem',
            phone: 'end' as const,
            cell: (row: Account) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('account.change', { name: row.name })}
                title={t('account.change', { name: row.name })}
                onClick={() => edit(row)}
              >
                <IconPencil size={16} aria-hidden="true" />
              </ActionIcon>
            ),
          },
        ]
      : []),
  ]
}
