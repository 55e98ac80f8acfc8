import { Button, Modal, Text } from '@mantine/core'
import { pluginClient } from '@platform/plugin-api/web'
import type { HostRouter } from '@platform/plugin-host'
import {
  type Column,
  ListPage,
  Section,
  StatusBadge,
  TimeText,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { messages } from '../messages.ts'
import classes from './mail-page.module.css'

const host = pluginClient<HostRouter>('host')
type MailRow = (typeof host.mail.list)['~types']['output']['rows'][number]

/** Settings > Mail: what was written to customers and people of the company, and what was only kept. */
export function MailPage(): ReactNode {
  const t = useMessages(messages)
  const [read, setRead] = useState<MailRow | null>(null)
  const list = useList({ filters: {} })
  const query = useQuery(
    host.mail.list.queryOptions(list.input, { staleTime: 0, placeholderData: keepPreviousData }),
  )
  return (
    <ListPage
      title={t('mail.title')}
      list={list}
      query={query}
      searchable={false}
      columns={useColumns(setRead)}
      rowId={(row) => row.id}
      empty={{ title: t('mail.empty'), hint: t('mail.emptyHint') }}
      messages={messages}
    >
      {query.data?.isSent === false && (
        <Section title={t('mail.notSentTitle')}>
          <Text size="sm">{t('mail.notSent')}</Text>
        </Section>
      )}
      <Modal opened={read !== null} onClose={() => setRead(null)} title={read?.subject} size="lg">
        {read && (
          <>
            <Text size="sm" c="dimmed">
              <bdi>{read.name}</bdi> · <bdi>{read.email}</bdi> · <TimeText at={read.recordedAt} />
            </Text>
            <Text size="sm" dir="auto" className={classes['letter'] ?? ''}>
              {read.text}
            </Text>
          </>
        )}
      </Modal>
    </ListPage>
  )
}

function useColumns(read: (mail: MailRow) => void): readonly Column<MailRow>[] {
  const t = useMessages(messages)
  return [
    { id: 'at', header: t('mail.at'), cell: ({ recordedAt }) => <TimeText at={recordedAt} /> },
    textColumn({ id: 'to', header: t('mail.to'), text: ({ name }) => name, phone: 'title' }),
    textColumn({ id: 'email', header: t('mail.address'), text: ({ email }) => email }),
    textColumn({ id: 'subject', header: t('mail.subject'), text: ({ subject }) => subject }),
    {
      id: 'state',
      header: t('mail.state'),
      phone: 'end',
      cell: ({ state }) => (
        <StatusBadge tone={state === 'sent' ? 'done' : 'attention'} label={t(`mail.${state}`)} />
      ),
    },
    {
      id: 'read',
      header: t('mail.letter'),
      align: 'end',
      cell: (mail) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('mail.readOf', { subject: mail.subject, name: mail.name })}
          onClick={() => read(mail)}
        >
          {t('mail.read')}
        </Button>
      ),
    },
  ]
}
