import {
  type Column,
  ListPage,
  notifyDone,
  notifyFailure,
  splitHref,
  TimeText,
  textColumn,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { invalidateRuns, type RunRow, reconciliation, whileRunning } from './client.ts'
import { messages } from './messages.ts'
import { runPage } from './pages.ts'
import { RunOutcome } from './run-outcome.tsx'

/** Every reconciliation of the company, the newest first, and "Run now". */
export function RunsPage(): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const list = useList({
    filters: { outcome: ['even', 'differs'] },
    sorts: ['startedAt'],
    sort: '-startedAt',
  })
  const query = useQuery(
    reconciliation.runs.queryOptions(list.input, {
      staleTime: 0,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        whileRunning(state.data?.rows.some(({ finishedAt }) => finishedAt === null) ?? false),
    }),
  )
  const runNow = useMutation(
    reconciliation.runNow.mutationOptions({
      onSuccess: ({ runId }) => {
        void invalidateRuns()
        notifyDone(t('runs.queued'))
        void navigate(splitHref(runPage.href({ runId })))
      },
      onError: (error) => notifyFailure(error, messages),
    }),
  )

  return (
    <ListPage
      title={t('runs.title')}
      list={list}
      query={query}
      searchable={false}
      action={{
        label: t('runs.now'),
        run: () => {
          if (!runNow.isPending) runNow.mutate()
        },
        permission: 'wallet-reconciliation.run',
      }}
      filters={[
        {
          name: 'outcome',
          label: t('runs.outcome'),
          options: [
            { value: 'even', label: t('outcome.even') },
            { value: 'differs', label: t('outcome.differs') },
          ],
        },
      ]}
      columns={useColumns()}
      rowId={(row) => row.id}
      rowHref={(row) => runPage.href({ runId: row.id })}
      empty={{ title: t('runs.empty'), hint: t('runs.emptyHint') }}
      messages={messages}
    />
  )
}

function useColumns(): readonly Column<RunRow>[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const figure = (count: number | string) => new Intl.NumberFormat(locale).format(BigInt(count))
  return [
    {
      id: 'startedAt',
      header: t('runs.started'),
      cell: (row) => <TimeText at={row.startedAt} />,
      sortable: true,
      phone: 'title',
    },
    textColumn({
      id: 'by',
      header: t('runs.by'),
      text: (row) => row.startedBy ?? t(row.cause === 'nightly' ? 'runs.nightly' : 'runs.somebody'),
    }),
    { id: 'outcome', header: t('runs.outcome'), cell: (row) => <RunOutcome run={row} />, phone: 'end' },
    {
      id: 'discrepancies',
      header: t('runs.discrepancies'),
      align: 'end',
      cell: (row) => figure(row.discrepancies),
    },
    {
      id: 'facts',
      header: t('runs.facts'),
      align: 'end',
      cell: (row) => figure(row.facts),
      phone: 'hidden',
    },
  ]
}
