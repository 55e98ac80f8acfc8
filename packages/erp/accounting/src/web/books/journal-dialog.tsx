import { Checkbox, Fieldset, Select, Stack, TextInput } from '@mantine/core'
import { FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { JournalType } from '../../journal/journal-roles.ts'
import { accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'
import { useRoleTitle } from '../shared/role-title.ts'
import type { Journal } from '../shared/use-accounts.ts'

const journalTypes = ['sale', 'bank', 'cash', 'general'] as const satisfies readonly JournalType[]

/** Adds a journal, or changes one when given: name, series, and what it is used for. */
export function JournalDialog({
  journal,
  onClose,
}: {
  journal: Journal | null
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [values, setValues] = useState({
    code: journal?.code ?? '',
    name: journal?.name ?? '',
    type: journal?.type ?? null,
    active: journal?.active ?? true,
  })
  const [newRoles, setNewRoles] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const create = useMutation(accounting.journals.create.mutationOptions())
  const update = useMutation(accounting.journals.update.mutationOptions())
  const giveRole = useMutation(accounting.journals.giveRole.mutationOptions())
  const error = create.error ?? update.error ?? giveRole.error
  const change = (part: Partial<typeof values>) => setValues({ ...values, ...part })

  async function submit() {
    setTried(true)
    const { code, name, type, active } = values
    if (code.trim() === '' || name.trim() === '' || type === null) return
    const journalId = await save({ code, name, type, active })
    for (const role of newRoles) await giveRole.mutateAsync({ role, journalId })
    void invalidateChart()
    notifyDone(t('journal.saved', { name }))
    onClose()
  }

  async function save({
    type,
    ...fields
  }: {
    code: string
    name: string
    type: JournalType
    active: boolean
  }) {
    if (journal === null) {
      const { code, name } = fields
      return (await create.mutateAsync({ code, name, type })).journalId
    }
    await update.mutateAsync({ journalId: journal.id, ...fields })
    return journal.id
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(journal === null ? 'journal.new' : 'journal.edit')}
      submitLabel={t(journal === null ? 'account.create' : 'account.save')}
      // What went wrong is shown in the dialog by the mutations themselves.
      onSubmit={() => void submit().catch(() => undefined)}
      pending={create.isPending || update.isPending || giveRole.isPending}
      error={error}
      messages={messages}
    >
      <TextInput
        label={t('journal.name')}
        required
        data-autofocus
        maxLength={100}
        value={values.name}
        error={tried && values.name.trim() === '' ? t('problem.name') : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('journal.code')}
        description={t('journal.codeHint')}
        required
        maxLength={8}
        value={values.code}
        error={
          tried && values.code.trim() === '' ? t('problem.code') : problemOfField(error, 'code', messages)
        }
        onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
      />
      <Select
        label={t('journal.type')}
        required
        disabled={journal !== null}
        data={journalTypes.map((type) => ({ value: type, label: t(`journalType.${type}`) }))}
        value={values.type}
        error={tried && values.type === null ? t('problem.type') : undefined}
        onChange={(type) => change({ type: journalTypes.find((known) => known === type) ?? null })}
      />
      <RoleChecks journal={journal} type={values.type} chosen={newRoles} onChange={setNewRoles} />
      {journal !== null && (
        <Checkbox
          label={t('account.active')}
          checked={values.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
      )}
    </FormDialog>
  )
}

/** One tick a role that fits the type. A role always has a journal, so it is moved, never taken away. */
function RoleChecks({
  journal,
  type,
  chosen,
  onChange,
}: {
  journal: Journal | null
  type: JournalType | null
  chosen: readonly string[]
  onChange: (roles: readonly string[]) => void
}): ReactNode {
  const t = useMessages(messages)
  const roleTitle = useRoleTitle()
  const books = useQuery(accounting.books.get.queryOptions())
  const fitting = books.data?.journalRoles.filter((role) => role.type === type) ?? []
  if (fitting.length === 0) return null
  return (
    <Fieldset legend={t('journal.rolesLegend')}>
      <Stack gap="sm">
        {fitting.map(({ role, title, journal: current }) => {
          const isHere = current.id === journal?.id
          return (
            <Checkbox
              key={role}
              label={roleTitle('journalRole', role, title)}
              description={
                isHere ? t('journal.roleStays') : t('journal.roleMoves', { journal: current.name })
              }
              checked={isHere || chosen.includes(role)}
              disabled={isHere}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...chosen, role] : chosen.filter((other) => other !== role),
                )
              }
            />
          )
        })}
      </Stack>
    </Fieldset>
  )
}
