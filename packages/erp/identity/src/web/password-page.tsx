import { PasswordInput } from '@mantine/core'
import { DocumentPage, Fields, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { identity } from './client.ts'
import { messages } from './messages.ts'

const SHORTEST_PASSWORD = 8

/** Settings > Your password. */
export function PasswordPage(): ReactNode {
  const t = useMessages(messages)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation(
    identity.users.changeOwnPassword.mutationOptions({
      onSuccess: () => {
        setCurrent('')
        setNext('')
        notifyDone(t('password.changed'))
      },
    }),
  )
  return (
    <DocumentPage
      title={t('password.title')}
      actions={[
        {
          id: 'change',
          label: t('password.change'),
          kind: 'primary',
          run: () => change.mutate({ current, next }),
          pending: change.isPending,
          disabled: current === '' || next.length < SHORTEST_PASSWORD,
        },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
    >
      <Fields>
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={problemOfField(change.error, 'current', messages)}
        />
        <PasswordInput
          label={t('password.next')}
          description={t('password.nextHint')}
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          error={problemOfField(change.error, 'next', messages)}
        />
      </Fields>
    </DocumentPage>
  )
}
