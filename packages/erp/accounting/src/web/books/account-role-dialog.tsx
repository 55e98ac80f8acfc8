import { Select, Text } from '@mantine/core'
import { FormDialog, notifyDone, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'
import { useRoleTitle } from '../shared/role-title.ts'
import { useAccounts } from '../shared/use-accounts.ts'
import type { AccountRole } from './account-roles-page.tsx'

/** Chooses the account that a kind of amount is booked on. */
export function AccountRoleDialog({ role, onClose }: { role: AccountRole; onClose: () => void }): ReactNode {
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
