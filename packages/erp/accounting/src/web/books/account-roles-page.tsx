import { ActionIcon, Select, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  FormDialog,
  ListPage,
  notifyDone,
  StatusBadge,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'
import { useRoleTitle } from '../shared/role-title.ts'
import { useAccounts } from '../shared/use-accounts.ts'

type Role = Answers['books']['get']['accountRoles'][number]

/** Which account each kind of amount is booked on; plugins bring purposes of their own. */
export function AccountRolesPage(): ReactNode {
  const t = useMessages(messages)
  const [edited, setEdited] = useState<Role | null>(null)
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
      {edited !== null && <RoleDialog key={edited.role} role={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function useColumns(edit: (role: Role) => void): readonly Column<Role>[] {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const mayChange = useMay('accounting.change-chart')
  const purposeOf = ({ role, title }: Role) => roleTitle('accountRole', role, title)
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
            cell: (row: Role) => (
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

function RoleDialog({ role, onClose }: { role: Role; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const [accountId, setAccountId] = useState<string | null>(role.account.id)
  const accounts = useAccounts()
  // Another kind of account would be refused; offer what fits.
  const fitting = accounts.filter(
    (account) => account.type === role.type && account.matchable === role.matchable,
  )
  const give = useMutation(
    accounting.accounts.giveRole.mutationOptions({
      onSuccess: () => {
        void invalidateChart()
        notifyDone(t('accountRoles.saved'))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('accountRoles.changeTitle')}
      submitLabel={t('account.save')}
      disabled={accountId === null || accountId === role.account.id}
      pending={give.isPending}
      error={give.error}
      messages={messages}
      onSubmit={() => accountId !== null && give.mutate({ role: role.role, accountId })}
    >
      <Text size="sm">
        {t('accountRoles.explain', { purpose: roleTitle('accountRole', role.role, role.title) })}
      </Text>
      <Select
        label={t('item.account')}
        data-autofocus
        searchable
        data={fitting.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        value={accountId}
        onChange={setAccountId}
      />
    </FormDialog>
  )
}
