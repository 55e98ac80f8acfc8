import { Stack, VisuallyHidden } from '@mantine/core'
import {
  type Column,
  DashboardPage,
  DataTable,
  Loaded,
  nameOfPlugin,
  Section,
  useMessages,
  useSayEverything,
} from '@platform/ui'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { host, type PluginPermissions } from './client.ts'
import { messages } from './messages.ts'

const shownRoles = ['owner', 'accountant', 'cashier', 'auditor', 'customer'] as const

type PermissionRow = PluginPermissions['permissions'][number]

/** Every permission and the roles that have it, plugin by plugin. */
export function PermissionsPage(): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(host.permissions.queryOptions())
  const columnsOf = useColumns()
  return (
    <DashboardPage title={t('permissions.title')}>
      <Loaded query={query} messages={messages}>
        {(plugins) => (
          <Stack gap="lg">
            {plugins.map(({ id, name, permissions }) => (
              <Section key={id} title={nameOfPlugin(id, name)} flush>
                <DataTable
                  label={nameOfPlugin(id, name)}
                  columns={columnsOf(id)}
                  rows={permissions}
                  rowId={(permission) => permission.id}
                />
              </Section>
            ))}
          </Stack>
        )}
      </Loaded>
    </DashboardPage>
  )
}

function useColumns(): (pluginId: string) => readonly Column<PermissionRow>[] {
  const t = useMessages(messages)
  const say = useSayEverything()
  return (pluginId) => [
    {
      id: 'what',
      header: t('permissions.what'),
      phone: 'title',
      // A plugin translates its permissions by their ids; the server's own words are English.
      cell: ({ id, title }) => say(pluginId, `permission.${id}`, { defaultValue: title }),
    },
    ...shownRoles.map(
      (role): Column<PermissionRow> => ({
        id: role,
        header: t(`role.${role}`),
        width: '7.5rem',
        cell: ({ roles }) =>
          roles.includes(role) ? (
            <>
              <IconCheck size={16} aria-hidden="true" />
              <VisuallyHidden>{t('permissions.yes')}</VisuallyHidden>
            </>
          ) : (
            <VisuallyHidden>{t('permissions.no')}</VisuallyHidden>
          ),
      }),
    ),
  ]
}
