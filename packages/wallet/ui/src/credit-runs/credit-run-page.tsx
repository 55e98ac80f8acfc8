import { EntryOnDemand } from '@erp/accounting/web'
import { Progress, Stack, Text } from '@mantine/core'
import { newIdempotencyKey, usePageParams } from '@platform/plugin-api/web'
import {
  DateText,
  DocumentPage,
  formatDay,
  Loaded,
  MoneyText,
  notifyDone,
  Section,
  TimeText,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { invalidateWallets, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { creditRunPage, creditRunsPage } from '../pages.ts'
import { type CreditRun, isUnderWay, whileUnderWay } from './client.ts'
import { CreditRunLines } from './credit-run-lines.tsx'
import { CreditRunState } from './credit-run-state.tsx'
import { useRefusedNote } from './use-refused-note.ts'

/** One run: how far it is, what it came to, what could not be done, and the undoing of all of it. */
export function CreditRunPage(): ReactNode {
  const { runId } = usePageParams(creditRunPage)
  const query = useQuery(
    wallet.creditRuns.get.queryOptions(
      { runId },
      { staleTime: 0, refetchInterval: ({ state }) => whileUnderWay(state.data) },
    ),
  )
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(run) => <RunDocument run={run} />}
    </Loaded>
  )
}

function RunDocument({ run }: { run: CreditRun }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { runId, undo } = run
  const refusedNote = useRefusedNote()
  const startUndo = useMutation(
    wallet.creditRuns.undo.mutationOptions({
      onSuccess: () => {
        void invalidateWallets()
        notifyDone(t('run.undoStarted'))
      },
    }),
  )
  const figure = new Intl.NumberFormat(locale)
  const troubles = run.refused + (undo?.kept ?? 0)
  return (
    <DocumentPage
      trail={[{ label: t('runs.title'), href: creditRunsPage.href() }]}
      title={t('run.title', { date: formatDay(run.date, locale) })}
      actions={[
        {
          id: 'undo',
          label: t('run.undo'),
          permission: 'wallet.allocate',
          show: run.finishedAt !== null && undo === null && run.applied > 0,
          pending: startUndo.isPending,
          run: () => startUndo.mutate({ runId, idempotencyKey: newIdempotencyKey() }),
          confirm: {
            title: t('run.askUndo'),
            body: t('run.askUndoBody', { count: run.applied }),
            confirmLabel: t('run.undo'),
            details: (
              <EntryOnDemand
                title={t('deed.entry')}
                asked={wallet.creditRuns.previewUndo.queryOptions({ runId })}
                note={refusedNote}
              />
            ),
          },
        },
      ]}
      error={startUndo.error}
      messages={messages}
      facts={[
        { label: t('runs.state'), value: <CreditRunState run={run} /> },
        { label: t('apply.date'), value: <DateText date={run.date} /> },
        { label: t('runs.by'), value: run.startedBy ?? t('runs.somebody') },
        { label: t('runs.started'), value: <TimeText at={run.startedAt} /> },
        { label: t('run.proposed'), value: <MoneyText value={run.amount} /> },
        { label: t('runs.applied'), value: <MoneyText value={run.appliedAmount} strong /> },
        { label: t('runs.invoices'), value: figure.format(run.applied) },
        ...(undo
          ? [
              { label: t('run.undone'), value: <MoneyText value={undo.undoneAmount} /> },
              { label: t('run.undoneBy'), value: undo.by ?? t('runs.somebody') },
            ]
          : []),
      ]}
    >
      <Stack gap="lg">
        {isUnderWay(run) && <RunProgress run={run} />}
        {troubles > 0 && (
          <Section title={t('run.troubles')} flush>
            {/* Another number of them is another table: it asks anew. */}
            <CreditRunLines key={troubles} runId={runId} refused />
          </Section>
        )}
        <Section title={t('run.lines')} flush>
          <CreditRunLines key={`${run.finishedAt} ${undo?.finishedAt}`} runId={runId} />
        </Section>
      </Stack>
    </DocumentPage>
  )
}

function RunProgress({ run }: { run: CreditRun }): ReactNode {
  const t = useMessages(messages)
  const figure = new Intl.NumberFormat(useLocale())
  const [done, all] = run.undo
    ? [run.undo.undone + run.undo.kept, run.applied]
    : [run.applied + run.refused, run.invoices]
  const said = t('run.progress', { done: figure.format(done), all: figure.format(all) })
  return (
    <Stack gap="xs" px="md">
      <Text size="sm">{said}</Text>
      <Progress value={(100 * done) / Math.max(all, 1)} aria-label={said} />
    </Stack>
  )
}
