import { ActionIcon, Select, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  AppLink,
  DashboardPage,
  DataTable,
  FormDialog,
  Loaded,
  notifyDone,
  Section,
  StatusBadge,
  textColumn,
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
  const roleTitle = useRoleTitle()
  const mayChange = useMay('accounting.change-chart')
  const [edited, setEdited] = useState<Role | null>(null)
  const query = useQuery(accounting.books.get.queryOptions())

  return (
    <DashboardPage title={t('accountRoles.title')} subtitle={t('accountRoles.hint')}>
      <Loaded query={query} messages={messages}>
        {({ accountRoles }) => (
          <Section title={t('accountRoles.title')} flush>
            <DataTable<Role>
              label={t('accountRoles.title')}
              rows={accountRoles}
              rowId={(row) => row.role}
              columns={[
                textColumn({
                  id: 'purpose',
                  header: t('accountRoles.purpose'),
                  text: (row) => roleTitle('accountRole', row.role, row.title),
                  phone: 'title',
                }),
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
                  header: '',
                  cell: (row) => row.control && <StatusBadge tone="done" label={t('account.control')} />,
                },
                {
                  id: 'change',
                  header: '',
                  align: 'end',
                  width: '3rem',
                  phone: 'end',
                  cell: (row) =>
                    mayChange && (
                      <ActionIcon
                        variant="subtle"
                        color="gray"
                        aria-label={t('accountRoles.change', {
                          purpose: roleTitle('accountRole', row.role, row.title),
                        })}
                        onClick={() => setEdited(row)}
                      >
                        <IconPencil size={16} aria-hidden="true" />
                      </ActionIcon>
                    ),
                },
              ]}
            />
          </Section>
        )}
      </Loaded>
      {edited !== null && <RoleDialog key={edited.role} role={edited} onClose={() => setEdited(null)} />}
    </DashboardPage>
  )
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
      disabled={accountId === null}
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
