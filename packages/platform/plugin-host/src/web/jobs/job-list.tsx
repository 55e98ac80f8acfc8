import { Button, NativeSelect, Progress, Text } from '@mantine/core'
import {
  type Column,
  DataTable,
  Loaded,
  notifyDone,
  notifyFailure,
  Section,
  StatusBadge,
  type StatusTone,
  TimeText,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { host, invalidateJobs, type JobRow } from '../client.ts'
import { messages } from '../messages.ts'
import { useJobName } from './use-job-name.ts'

const states = ['active', 'failed', 'waiting', 'delayed', 'completed'] as const
type State = (typeof states)[number]

const tones: Readonly<Record<State, StatusTone>> = {
  active: 'partial',
  failed: 'attention',
  waiting: 'open',
  delayed: 'draft',
  completed: 'done',
}

/** While one looks, things go on. */
const ASK_EVERY_MS = 3_000

/** The jobs of one state or all, each failed one with a button to try it again. */
export function JobList(): ReactNode {
  const t = useMessages(messages)
  const [state, setState] = useState<State | ''>('')
  const query = useQuery(
    host.jobs.list.queryOptions(state === '' ? {} : { state }, {
      staleTime: 0,
      refetchInterval: ASK_EVERY_MS,
    }),
  )
  const columns = useColumns()
  return (
    <Section
      title={t('jobs.list')}
      flush={(query.data?.length ?? 0) > 0}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('jobs.state')}
          value={state}
          onChange={(event) => setState(states.find((one) => one === event.currentTarget.value) ?? '')}
          data={[
            { value: '', label: t('jobs.every') },
            ...states.map((one) => ({ value: one, label: t(`state.${one}`) })),
          ]}
        />
      }
    >
      <Loaded query={query} messages={messages}>
        {(jobs) =>
          jobs.length === 0 ? (
            <Text c="dimmed">{t('jobs.none')}</Text>
          ) : (
            <DataTable label={t('jobs.list')} columns={columns} rows={jobs} rowId={(job) => job.id} />
          )
        }
      </Loaded>
    </Section>
  )
}

function useColumns(): readonly Column<JobRow>[] {
  const t = useMessages(messages)
  const nameOf = useJobName()
  const retry = useMutation(
    host.jobs.retry.mutationOptions({
      onSuccess: () => notifyDone(t('jobs.retried')),
      onError: (error) => notifyFailure(error, messages),
      onSettled: () => invalidateJobs(),
    }),
  )
  return [
    {
      id: 'job',
      header: t('jobs.job'),
      phone: 'title',
      cell: ({ jobId, forAll }) => (
        <>
          {nameOf(jobId)}
          {forAll && (
            <Text size="xs" c="dimmed">
              {t('jobs.forAll')}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'state',
      header: t('jobs.state'),
      phone: 'end',
      cell: ({ state, progress }) => (
        <>
          <StatusBadge tone={tones[state]} label={t(`state.${state}`)} />
          {state === 'active' && progress > 0 && (
            <Progress value={progress * 100} aria-label={t('state.active')} mt={4} />
          )}
        </>
      ),
    },
    { id: 'queued', header: t('jobs.queued'), cell: (job) => <TimeText at={job.queuedAt} /> },
    {
      id: 'finished',
      header: t('jobs.finished'),
      cell: ({ finishedAt, dueAt }) =>
        finishedAt ? (
          <TimeText at={finishedAt} />
        ) : (
          dueAt && (
            <span>
              {t('jobs.dueAt')} <TimeText at={dueAt} />
            </span>
          )
        ),
    },
    {
      id: 'attempts',
      header: t('jobs.attempts'),
      align: 'end',
      cell: (job) => job.attempts,
      phone: 'hidden',
    },
    {
      id: 'failure',
      header: t('jobs.failure'),
      // Said by the program, for who runs it.
      cell: ({ failure, state }) =>
        failure ? <bdi lang="en">{failure}</bdi> : state === 'failed' ? t('jobs.seeLog') : null,
    },
    {
      id: 'retry',
      header: t('jobs.retry'),
      align: 'end',
      cell: ({ id, state }) =>
        state === 'failed' && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={retry.isPending && retry.variables.id === id}
            onClick={() => retry.mutate({ id })}
          >
            {t('jobs.retry')}
          </Button>
        ),
    },
  ]
}
