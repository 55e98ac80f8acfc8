import { ActionIcon, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  ListPage,
  onDemand,
  StatusBadge,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'
import { useRoleTitle } from '../shared/role-title.ts'

const AccountRoleDialog = onDemand(() =>
  import('./account-role-dialog.tsx').then((module) => module.AccountRoleDialog),
)

/** What an account is used for. */
export type AccountRole = Answers['books']['get']['accountRoles'][number]

/** Which account each kind of amount is booked on; plugins bring purposes of their own. */
export function AccountRolesPage(): ReactNode {
  const t = useMessages(messages)
  const [edited, setEdited] = useState<AccountRole | null>(null)
  const list = useList({ filters: {} })
  const query = useQuery(accounting.books.get.queryOptions())
  const roles = query.data?.accountRoles

  return (
    <>
      <ListPage
        title={t('accountRoles.title')}
        list={list}
        query={{ ...query, data: roles && { rows: roles, total: roles.length } }}
        searchable={false}
        columns={useColumns(setEdited)}
        rowId={(row) => row.role}
        empty={{ title: t('accounts.empty'), hint: t('accounts.emptyHint') }}
        messages={messages}
      >
        <Text size="sm" c="dimmed">
          {t('accountRoles.hint')}
        </Text>
      </ListPage>
      {edited !== null && (
        <AccountRoleDialog key={edited.role} role={edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function useColumns(edit: (role: AccountRole) => void): readonly Column<AccountRole>[] {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const mayChange = useMay('accounting.change-chart')
  const purposeOf = ({ role, title }: AccountRole) => roleTitle('accountRole', role, title)
  return [
    textColumn({ id: 'purpose', header: t('accountRoles.purpose'), text: purposeOf, phone: 'title' }),
    {
      id: 'account',
      header: t('item.account'),
      cell: ({ account }) => (
        <AppLink href={generalLedgerPage.href({}, { accountId: account.id })}>
          {account.code} {account.name}
        </AppLink>
      ),
    },
    {
      id: 'control',
      header: t('account.kind'),
      cell: (row) => row.control && <StatusBadge tone="done" label={t('account.control')} />,
    },
    ...(mayChange
      ? [
          {
            id: 'change',
            header: '',
            align: 'end' as const,
            width: '3rem',
            phone: 'end' as const,
            cell: (row: AccountRole) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('accountRoles.change', { purpose: purposeOf(row) })}
                title={t('accountRoles.change', { purpose: purposeOf(row) })}
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
