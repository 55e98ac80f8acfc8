import { Text } from '@mantine/core'
import { DashboardPage, DataTable, EmptyState, Loaded, Section, textColumn, useMessages } from '@platform/ui'
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
  const roleName = useRoleName()
  const query = useQuery(identity.users.list.queryOptions())

  return (
    <DashboardPage title={t('users.title')} subtitle={t('users.hint')}>
      <Loaded query={query} messages={messages}>
        {(users) =>
          users.length === 0 ? (
            <EmptyState title={t('users.empty')} />
          ) : (
            <Section title={t('users.title')} flush>
              <DataTable<User>
                label={t('users.title')}
                rows={users}
                rowId={(user) => user.id}
                columns={[
                  textColumn({
                    id: 'name',
                    header: t('users.name'),
                    text: (user) => user.name,
                    phone: 'title',
                  }),
                  textColumn({ id: 'email', header: t('users.email'), text: (user) => user.email }),
                  {
                    id: 'role',
                    header: t('users.role'),
                    cell: (user) => (
                      <>
                        {roleName(user.role)}
                        <Text span size="xs" c="dimmed" display="block">
                          {t(`role.${user.role}Hint`)}
                        </Text>
                      </>
                    ),
                  },
                ]}
              />
            </Section>
          )
        }
      </Loaded>
    </DashboardPage>
  )
}
