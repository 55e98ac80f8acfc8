import { Progress, Stack, Text } from '@mantine/core'
import { usePageParams, useSession } from '@platform/plugin-api/web'
import {
  DataTable,
  DocumentPage,
  EmptyState,
  Loaded,
  Section,
  TimeText,
  textColumn,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Run, reconciliation, whileRunning } from './client.ts'
import { DiscrepanciesTable } from './discrepancies-table.tsx'
import { messages } from './messages.ts'
import { runPage, runsPage } from './pages.ts'
import { RunOutcome } from './run-outcome.tsx'
import { useCheckTitle } from './use-check-title.ts'

/** One reconciliation: how it came out, what differs and where to look, and all that was checked. */
export function RunPage(): ReactNode {
  const { runId } = usePageParams(runPage)
  const query = useQuery(
    reconciliation.run.queryOptions(
      { runId },
      { staleTime: 0, refetchInterval: ({ state }) => whileRunning(state.data?.finishedAt === null) },
    ),
  )
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(run) => <RunDocument run={run} />}
    </Loaded>
  )
}

function RunDocument({ run }: { run: Run }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { timeZone } = useSession().company
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(run.startedAt),
  )
  return (
    <DocumentPage
      trail={[{ label: t('runs.title'), href: runsPage.href() }]}
      title={t('run.title', { at })}
      actions={[]}
      facts={[
        { label: t('runs.outcome'), value: <RunOutcome run={run} /> },
        {
          label: t('runs.by'),
          value: run.startedBy ?? t(run.cause === 'nightly' ? 'runs.nightly' : 'runs.somebody'),
        },
        { label: t('runs.started'), value: <TimeText at={run.startedAt} /> },
        { label: t('run.finished'), value: run.finishedAt && <TimeText at={run.finishedAt} /> },
        { label: t('runs.facts'), value: new Intl.NumberFormat(locale).format(BigInt(run.facts)) },
      ]}
    >
      <Stack gap="lg">
        {run.finishedAt === null && <RunProgress run={run} />}
        <Section title={t('run.discrepancies')} flush={run.discrepancies > 0}>
          {run.discrepancies > 0 ? (
            // Another number of them is another table: it asks anew.
            <DiscrepanciesTable key={run.discrepancies} runId={run.id} />
          ) : run.finishedAt === null ? (
            <Text c="dimmed">{t('run.noneYet')}</Text>
          ) : (
            <EmptyState title={t('run.none')} hint={t('run.noneHint')} />
          )}
        </Section>
        <Section title={t('run.checks')} flush>
          <ChecksTable run={run} />
        </Section>
      </Stack>
    </DocumentPage>
  )
}

function RunProgress({ run }: { run: Run }): ReactNode {
  const t = useMessages(messages)
  const said = t('run.progress', { done: run.checks, count: run.checksInAll })
  return (
    <Stack gap="xs">
      <Text size="sm">{said}</Text>
      <Progress value={(100 * run.checks) / Math.max(run.checksInAll, 1)} aria-label={said} />
    </Stack>
  )
}

function ChecksTable({ run }: { run: Run }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const titleOf = useCheckTitle()
  const figure = (count: number | string) => new Intl.NumberFormat(locale).format(BigInt(count))
  return (
    <DataTable
      label={t('run.checks')}
      rows={run.perCheck}
      rowId={(check) => check.checkId}
      columns={[
        textColumn({ id: 'check', header: t('found.check'), text: titleOf, phone: 'title' }),
        {
          id: 'discrepancies',
          header: t('runs.discrepancies'),
          align: 'end',
          cell: (check) => figure(check.discrepancies),
          phone: 'end',
        },
        { id: 'facts', header: t('runs.facts'), align: 'end', cell: (check) => figure(check.facts) },
      ]}
    />
  )
}
