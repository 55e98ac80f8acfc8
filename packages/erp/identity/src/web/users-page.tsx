import { Text } from '@mantine/core'
import { type Column, ListPage, textColumn, useList, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { ReactNode } from 'react'
import type { IdentityRouter } from '../router.ts'
import { identity } from './client.ts'
import { messages } from './messages.ts'
import { useRoleName } from './use-role-name.ts'

type User = inferRouterOutputs<IdentityRouter>['users']['list'][number]

/** Who belongs to the company. */
export function UsersPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: {} })
  const query = useQuery(identity.users.list.queryOptions())
  const users = query.data

  return (
    <ListPage
      title={t('users.title')}
      list={list}
      query={{ ...query, data: users && { rows: users, total: users.length } }}
      searchable={false}
      columns={useColumns()}
      rowId={(user) => user.id}
      empty={{ title: t('users.empty') }}
      messages={messages}
    />
  )
}

function useColumns(): readonly Column<User>[] {
  const t = useMessages(messages)
  const roleName = useRoleName()
  return [
    textColumn({ id: 'name', header: t('users.name'), text: (user) => user.name, phone: 'title' }),
    textColumn({ id: 'email', header: t('users.email'), text: (user) => user.email }),
    { id: 'role', header: t('users.role'), cell: (user) => roleName(user.role) },
    {
      id: 'may',
      header: t('users.may'),
      phone: 'hidden',
      cell: (user) => (
        <Text span size="sm" c="dimmed">
          {t(`role.${user.role}Hint`)}
        </Text>
      ),
    },
  ]
}
