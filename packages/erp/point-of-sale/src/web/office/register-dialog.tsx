import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { useMethodLook } from '../till/use-till-methods.ts'
import type { Register } from './registers-page.tsx'

/** Adds a register, or changes one: its name, its receipts, its card terminal and how it can be paid at. */
export function RegisterDialog({
  register,
  onClose,
}: {
  register: Register | null
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const [key] = useIdempotencyKey()
  const methods = useQuery(pointOfSale.methods.list.queryOptions())
  const terminals = useQuery(pointOfSale.terminals.list.queryOptions())
  const [fields, setFields] = useState({
    code: register?.code ?? '',
    name: register?.name ?? '',
    receiptHeader: register?.receiptHeader ?? '',
    receiptFooter: register?.receiptFooter ?? '',
    terminalId: register?.terminalId ?? 'separate',
  })
  const [offered, setOffered] = useState<readonly string[] | null>(register?.methods ?? null)
  const options = {
    onSuccess: () => {
      void invalidateSetUp()
      notifyDone(t('register.saved', { name: fields.name }))
      onClose()
    },
  }
  const create = useMutation(pointOfSale.registers.create.mutationOptions(options))
  const update = useMutation(pointOfSale.registers.update.mutationOptions(options))
  const archive = useMutation(pointOfSale.registers.archive.mutationOptions(options))
  const error = create.error ?? update.error ?? archive.error
  const known = methods.data ?? []
  const chosen = offered ?? known.map(({ id }) => id)

  function submit() {
    const whole = { ...fields, ...(chosen.length > 0 ? { methods: [...chosen] } : {}) }
    if (register === null) create.mutate({ ...whole, idempotencyKey: key })
    else update.mutate({ registerId: register.id, fields: whole })
  }

  const text = (name: 'code' | 'name') => ({
    value: fields[name],
    required: true,
    error: problemOfField(error, name, messages),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setFields((before) => ({ ...before, [name]: value }))
    },
  })

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={register === null ? t('registers.add') : t('register.change', { name: register.name })}
      submitLabel={t('register.save')}
      onSubmit={submit}
      pending={create.isPending || update.isPending}
      disabled={fields.code.trim() === '' || fields.name.trim() === '' || chosen.length === 0}
      error={error}
      messages={messages}
    >
      <TextInput label={t('register.name')} data-autofocus {...text('name')} />
      <TextInput label={t('register.code')} description={t('register.codeHint')} {...text('code')} />
      <Checkbox.Group
        label={t('register.methods')}
        description={t('register.methodsHint')}
        value={[...chosen]}
        onChange={(ids) => setOffered(known.map(({ id }) => id).filter((id) => ids.includes(id)))}
      >
        <Stack gap="xs" mt="xs">
          {known.map(({ id, title }) => (
            <Checkbox key={id} value={id} label={lookOf(id, title).label()} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label={t('register.terminal')}
        allowDeselect={false}
        data={(terminals.data ?? []).map(({ id, title }) => ({
          value: id,
          label: id === 'separate' ? t('terminal.separate') : title,
        }))}
        value={fields.terminalId}
        onChange={(terminalId) => terminalId && setFields((before) => ({ ...before, terminalId }))}
      />
      <Textarea
        label={t('register.header')}
        description={t('register.headerHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={fields.receiptHeader}
        onChange={(event) => {
          const { value } = event.currentTarget
          setFields((before) => ({ ...before, receiptHeader: value }))
        }}
      />
      <Textarea
        label={t('register.footer')}
        autosize
        minRows={2}
        maxLength={500}
        value={fields.receiptFooter}
        onChange={(event) => {
          const { value } = event.currentTarget
          setFields((before) => ({ ...before, receiptFooter: value }))
        }}
      />
      {register !== null && register.openSession === null && (
        <Group>
          <Button
            variant="subtle"
            color={register.archived ? 'ink' : 'red'}
            loading={archive.isPending}
            onClick={() => archive.mutate({ registerId: register.id, archived: !register.archived })}
          >
            {register.archived ? t('register.restore') : t('register.archive')}
          </Button>
        </Group>
      )}
    </FormDialog>
  )
}
