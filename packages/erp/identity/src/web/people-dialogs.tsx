import { Button, Code, CopyButton, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { FormDialog, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { identity, invalidatePeople, type User } from './client.ts'
import { messages } from './messages.ts'
import { useRoleName } from './use-role-name.ts'

/** What somebody of the back office can be. */
export const staffRoles = ['owner', 'accountant', 'cashier', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]

/** A password that is shown this once, to be handed over. */
export interface HandedOver {
  readonly name: string
  readonly password: string
}

/** Lets somebody in. */
export function AddUserDialog({
  onClose,
  onAdded,
}: {
  onClose: () => void
  onAdded: (added: { name: string; password: string | null }) => void
}): ReactNode {
  const t = useMessages(messages)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<StaffRole>('accountant')
  const add = useMutation(
    identity.users.add.mutationOptions({
      onSuccess: (added) => {
        void invalidatePeople()
        onAdded(added)
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('users.add')}
      submitLabel={t('users.add')}
      pending={add.isPending}
      error={add.error}
      messages={messages}
      disabled={name.trim() === '' || email.trim() === ''}
      onSubmit={() => add.mutate({ name, email: email.trim(), role })}
    >
      <TextInput
        label={t('users.name')}
        data-autofocus
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('users.email')}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={problemOfField(add.error, 'email', messages)}
      />
      <RoleSelect value={role} onChange={setRole} />
    </FormDialog>
  )
}

/** Makes somebody something else. */
export function ChangeRoleDialog({
  user,
  onClose,
  onChanged,
}: {
  user: User
  onClose: () => void
  onChanged: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [role, setRole] = useState<StaffRole>(staffRoles.find((known) => known === user.role) ?? 'auditor')
  const change = useMutation(
    identity.users.changeRole.mutationOptions({
      onSuccess: () => {
        void invalidatePeople()
        onChanged()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('users.changeRoleOf', { name: user.name })}
      submitLabel={t('users.changeRole')}
      pending={change.isPending}
      error={change.error}
      messages={messages}
      disabled={role === user.role}
      onSubmit={() => change.mutate({ userId: user.id, role })}
    >
      <RoleSelect value={role} onChange={setRole} />
    </FormDialog>
  )
}

function RoleSelect({
  value,
  onChange,
}: {
  value: StaffRole
  onChange: (role: StaffRole) => void
}): ReactNode {
  const t = useMessages(messages)
  const roleName = useRoleName()
  return (
    <NativeSelect
      label={t('users.role')}
      description={t(`role.${value}Hint`)}
      value={value}
      onChange={(event) => onChange(staffRoles.find((role) => role === event.currentTarget.value) ?? value)}
      data={staffRoles.map((role) => ({ value: role, label: roleName(role) }))}
    />
  )
}

/** Shows a password this once. */
export function PasswordDialog({ handed, onClose }: { handed: HandedOver; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  return (
    <Modal opened onClose={onClose} title={t('users.passwordOf', { name: handed.name })}>
      <Stack gap="md">
        <Text size="sm">{t('users.passwordHint')}</Text>
        <Code dir="ltr" fz="lg" p="md" ta="center">
          {handed.password}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={handed.password}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'users.copied' : 'users.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('users.handedOver')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
