import { Button, Text } from '@mantine/core'
import {
  type Column,
  DataTable,
  Loaded,
  notifyDone,
  notifyFailure,
  Section,
  TimeText,
  textColumn,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type DeadLetterRow, host, invalidateJobs } from '../client.ts'
import { messages } from '../messages.ts'

/** Beyond these a table says no more than its number does. */
const SHOWN = 200

/** The events of the company that a subscriber failed at for good; each can be delivered again, or all. */
export function DeadLetters(): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(host.jobs.deadLetters.queryOptions({ pageSize: SHOWN }, { staleTime: 0 }))
  const retry = useMutation(
    host.jobs.retryDeadLetters.mutationOptions({
      onSuccess: ({ count }) => notifyDone(t('dead.retried', { count })),
      onError: (error) => notifyFailure(error, messages),
      onSettled: () => invalidateJobs(),
    }),
  )
  const some = (query.data?.total ?? 0) > 0
  const columns: readonly Column<DeadLetterRow>[] = [
    textColumn({ id: 'event', header: t('dead.event'), text: ({ eventId }) => eventId, phone: 'title' }),
    textColumn({ id: 'subscriber', header: t('dead.subscriber'), text: ({ subscriberId }) => subscriberId }),
    { id: 'recorded', header: t('dead.recorded'), cell: ({ recordedAt }) => <TimeText at={recordedAt} /> },
    { id: 'reason', header: t('dead.reason'), cell: ({ reason }) => <bdi lang="en">{reason}</bdi> },
    {
      id: 'retry',
      header: t('dead.retry'),
      align: 'end',
      cell: ({ id }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={retry.isPending}
          onClick={() => retry.mutate({ id })}
        >
          {t('dead.retry')}
        </Button>
      ),
    },
  ]
  return (
    <Section
      title={t('dead.title')}
      flush={some}
      actions={
        some && (
          <Button
            size="compact-sm"
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate({ id: null })}
          >
            {t('dead.retryAll')}
          </Button>
        )
      }
    >
      <Loaded query={query} messages={messages}>
        {({ rows, total }) =>
          total === 0 ? (
            <Text c="dimmed">{t('dead.none')}</Text>
          ) : (
            <>
              <DataTable label={t('dead.title')} columns={columns} rows={rows} rowId={({ id }) => id} />
              {total > rows.length && (
                <Text size="sm" c="dimmed" px="md" pb="sm">
                  {t('dead.more', { count: total - rows.length })}
                </Text>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
