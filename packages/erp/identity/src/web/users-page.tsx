import { ActionIcon, Menu, Text } from '@mantine/core'
import { useMay, useSession } from '@platform/plugin-api/web'
import {
  type Column,
  ListPage,
  notifyDone,
  notifyFailure,
  onDemand,
  StatusBadge,
  textColumn,
  useConfirm,
  useList,
  useMessages,
} from '@platform/ui'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { identity, invalidatePeople, type User } from './client.ts'
import { messages } from './messages.ts'
import type { HandedOver } from './people-dialogs.tsx'
import { useRoleName } from './use-role-name.ts'

const AddUserDialog = onDemand(() => import('./people-dialogs.tsx').then((module) => module.AddUserDialog))
const ChangeRoleDialog = onDemand(() =>
  import('./people-dialogs.tsx').then((module) => module.ChangeRoleDialog),
)
const PasswordDialog = onDemand(() => import('./people-dialogs.tsx').then((module) => module.PasswordDialog))

type Open = { readonly add: true } | { readonly roleOf: User } | { readonly handed: HandedOver }

/** Who belongs to the company; owners let people in and out, and say what they are. */
export function UsersPage(): ReactNode {
  const t = useMessages(messages)
  const mayManage = useMay('identity.manage-users')
  const [open, setOpen] = useState<Open | null>(null)
  const list = useList({ filters: {} })
  const query = useQuery(identity.users.list.queryOptions())
  const users = query.data
  const close = () => setOpen(null)

  return (
    <>
      <ListPage
        title={t('users.title')}
        list={list}
        query={{ ...query, data: users && { rows: users, total: users.length } }}
        searchable={false}
        {...(mayManage ? { action: { label: t('users.add'), run: () => setOpen({ add: true }) } } : {})}
        columns={useColumns(mayManage ? setOpen : null)}
        rowId={(user) => user.id}
        empty={{ title: t('users.empty') }}
        messages={messages}
      />
      {open && 'add' in open && (
        <AddUserDialog
          onClose={close}
          onAdded={({ name, password }) => {
            notifyDone(t(password === null ? 'users.addedKnown' : 'users.added', { name }))
            setOpen(password === null ? null : { handed: { name, password } })
          }}
        />
      )}
      {open && 'roleOf' in open && (
        <ChangeRoleDialog
          user={open.roleOf}
          onClose={close}
          onChanged={() => {
            notifyDone(t('users.roleChanged'))
            close()
          }}
        />
      )}
      {open && 'handed' in open && <PasswordDialog handed={open.handed} onClose={close} />}
    </>
  )
}

function useColumns(setOpen: ((open: Open) => void) | null): readonly Column<User>[] {
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
    {
      id: 'state',
      header: t('users.state'),
      cell: ({ isActive }) =>
        isActive ? (
          <StatusBadge tone="done" label={t('users.active')} />
        ) : (
          <StatusBadge tone="stopped" label={t('users.inactive')} />
        ),
    },
    ...(setOpen
      ? [
          {
            id: 'change',
            header: '',
            align: 'end' as const,
            width: '3rem',
            phone: 'end' as const,
            cell: (user: User) => <UserMenu user={user} setOpen={setOpen} />,
          },
        ]
      : []),
  ]
}

function UserMenu({ user, setOpen }: { user: User; setOpen: (open: Open) => void }): ReactNode {
  const t = useMessages(messages)
  const confirm = useConfirm()
  const isMyself = useSession().user.id === user.id
  const { id: userId, name, isActive } = user
  const onError = (error: unknown) => notifyFailure(error, messages)
  const setActive = useMutation(
    identity.users.setActive.mutationOptions({
      onSuccess: ({ active }) => {
        void invalidatePeople()
        notifyDone(t(active ? 'users.letIn' : 'users.shutOut', { name }))
      },
      onError,
    }),
  )
  const reset = useMutation(
    identity.users.resetPassword.mutationOptions({
      onSuccess: ({ password }) => setOpen({ handed: { name, password } }),
      onError,
    }),
  )
  async function turn() {
    const sure =
      !isActive ||
      (await confirm({
        title: t('users.askShutOut', { name }),
        body: t('users.askShutOutBody'),
        confirmLabel: t('users.deactivate'),
        danger: true,
      }))
    if (sure) setActive.mutate({ userId, active: !isActive })
  }
  async function resetPassword() {
    const sure = await confirm({
      title: t('users.askReset', { name }),
      body: t('users.askResetBody'),
      confirmLabel: t('users.reset'),
      danger: true,
    })
    if (sure) reset.mutate({ userId })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('users.changeOf', { name })}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setOpen({ roleOf: user })}>{t('users.changeRole')}</Menu.Item>
        {!isMyself && <Menu.Item onClick={() => void resetPassword()}>{t('users.reset')}</Menu.Item>}
        {!isMyself && (
          <Menu.Item onClick={() => void turn()}>
            {t(isActive ? 'users.deactivate' : 'users.activate')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
