import {
  ButtonLink,
  type Column,
  ListPage,
  moneyColumn,
  TimeText,
  textColumn,
  useList,
  useLocale,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { applyCreditPage, creditRunPage } from '../pages.ts'
import { type CreditRun, isUnderWay, whileUnderWay } from './client.ts'
import { CreditRunState } from './credit-run-state.tsx'

/** Every time that credit was applied for all customers, the newest first. */
export function CreditRunsPage(): ReactNode {
  const t = useMessages(messages)
  const list = useList({ filters: {} })
  const { page, pageSize } = list.input
  const query = useQuery(
    wallet.creditRuns.list.queryOptions(
      { page, pageSize },
      {
        staleTime: 0,
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => whileUnderWay(state.data?.rows.find(isUnderWay)),
      },
    ),
  )
  return (
    <ListPage
      title={t('runs.title')}
      list={list}
      query={query}
      searchable={false}
      action={{
        label: t('apply.title'),
        href: applyCreditPage.href(),
        permission: 'wallet.allocate',
        adds: false,
      }}
      columns={useColumns()}
      rowId={(row) => row.runId}
      rowHref={({ runId }) => creditRunPage.href({ runId })}
      empty={{
        title: t('runs.empty'),
        hint: t('runs.emptyHint'),
        action: <ButtonLink href={applyCreditPage.href()}>{t('apply.title')}</ButtonLink>,
      }}
      messages={messages}
    />
  )
}

function useColumns(): readonly Column<CreditRun>[] {
  const t = useMessages(messages)
  const figure = new Intl.NumberFormat(useLocale())
  return [
    {
      id: 'started',
      header: t('runs.started'),
      cell: (run) => <TimeText at={run.startedAt} />,
      phone: 'title',
    },
    textColumn({ id: 'by', header: t('runs.by'), text: (run) => run.startedBy ?? t('runs.somebody') }),
    { id: 'state', header: t('runs.state'), cell: (run) => <CreditRunState run={run} /> },
    {
      id: 'invoices',
      header: t('runs.invoices'),
      align: 'end',
      cell: (run) => figure.format(run.applied),
    },
    {
      id: 'refused',
      header: t('runs.refused'),
      align: 'end',
      cell: (run) => (run.refused > 0 ? figure.format(run.refused) : null),
      phone: 'hidden',
    },
    moneyColumn({
      id: 'applied',
      header: t('runs.applied'),
      money: (run) => run.appliedAmount,
      phone: 'end',
    }),
  ]
}
