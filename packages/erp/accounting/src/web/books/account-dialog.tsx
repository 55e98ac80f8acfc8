import { Checkbox, Select, TextInput } from '@mantine/core'
import { FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'
import type { Account } from '../shared/use-accounts.ts'
import { accountTypeNamed, accountTypes } from './account-types.ts'

/** Adds an account, or changes one when given; its type stays for good, for reports rest on it. */
export function AccountDialog({
  account,
  onClose,
}: {
  account: Account | null
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [values, setValues] = useState({
    code: account?.code ?? '',
    name: account?.name ?? '',
    type: account?.type ?? null,
    matchable: account?.matchable ?? false,
    active: account?.active ?? true,
  })
  const [tried, setTried] = useState(false)
  const onSuccess = () => {
    void invalidateChart()
    notifyDone(t('account.saved', { name: values.name }))
    onClose()
  }
  const create = useMutation(accounting.accounts.create.mutationOptions({ onSuccess }))
  const update = useMutation(accounting.accounts.update.mutationOptions({ onSuccess }))
  const error = create.error ?? update.error
  const change = (part: Partial<typeof values>) => setValues({ ...values, ...part })

  function submit() {
    setTried(true)
    const { code, name, type, matchable, active } = values
    if (code.trim() === '' || name.trim() === '' || type === null) return
    if (account === null) create.mutate({ code, name, type, matchable })
    else update.mutate({ accountId: account.id, code, name, active })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(account === null ? 'account.new' : 'account.edit')}
      submitLabel={t(account === null ? 'account.create' : 'account.save')}
      onSubmit={submit}
      pending={create.isPending || update.isPending}
      error={error}
      messages={messages}
    >
      <TextInput
        label={t('account.code')}
        required
        data-autofocus
        maxLength={16}
        value={values.code}
        error={
          tried && values.code.trim() === '' ? t('problem.code') : problemOfField(error, 'code', messages)
        }
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      <TextInput
        label={t('account.name')}
        required
        maxLength={100}
        value={values.name}
        error={tried && values.name.trim() === '' ? t('problem.name') : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t('account.type')}
        required
        disabled={account !== null}
        data={accountTypes.map((type) => ({ value: type, label: t(`accountType.${type}`) }))}
        value={values.type}
        error={tried && values.type === null ? t('problem.type') : undefined}
        onChange={(type) => change({ type: accountTypeNamed(type) })}
      />
      <Checkbox
        label={t('account.matchable')}
        disabled={account !== null}
        checked={values.matchable}
        onChange={(event) => change({ matchable: event.currentTarget.checked })}
      />
      {account !== null && (
        <Checkbox
          label={t('account.active')}
          checked={values.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
      )}
    </FormDialog>
  )
}
