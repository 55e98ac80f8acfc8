import { AppLink, type Column, DataTable, Loaded, Section, textColumn, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { accountRolesPage, generalLedgerPage, journalEntriesPage } from '../pages.ts'
import { useRoleTitle } from '../shared/role-title.ts'

interface RoleRow {
  readonly id: string
  readonly purpose: string
  readonly label: string
  readonly href: string
}

/** The journal and the accounts that a plugin books on, each leading to what is there; part of the plugin's settings. */
export function RolesOfPlugin({ title, pluginId }: { title: string; pluginId: string }): ReactNode {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const query = useQuery(accounting.books.get.queryOptions())
  const isOwn = ({ role }: { role: string }) => role === pluginId || role.startsWith(`${pluginId}.`)
  const columns: readonly Column<RoleRow>[] = [
    textColumn({
      id: 'purpose',
      header: t('accountRoles.purpose'),
      text: (row) => row.purpose,
      phone: 'title',
    }),
    {
      id: 'place',
      header: t('item.account'),
      cell: ({ label, href }) => (
        <AppLink href={href}>
          <bdi>{label}</bdi>
        </AppLink>
      ),
    },
  ]
  return (
    <Section
      title={title}
      flush
      actions={
        <AppLink size="sm" href={accountRolesPage.href()}>
          {t('nav.accountRoles')}
        </AppLink>
      }
    >
      <Loaded query={query} messages={messages}>
        {({ accountRoles, journalRoles }) => (
          <DataTable
            label={title}
            columns={columns}
            rowId={(row) => row.id}
            rows={[
              ...journalRoles.filter(isOwn).map(({ role, title: said, journal }) => ({
                id: `journal ${role}`,
                purpose: roleTitle('journalRole', role, said),
                label: `${journal.code} ${journal.name}`,
                href: journalEntriesPage.href({}, { journalId: journal.id }),
              })),
              ...accountRoles.filter(isOwn).map(({ role, title: said, account }) => ({
                id: role,
                purpose: roleTitle('accountRole', role, said),
                label: `${account.code} ${account.name}`,
                href: generalLedgerPage.href({}, { accountId: account.id }),
              })),
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
