import { invoicePage } from '@erp/accounting/web'
import { Stack } from '@mantine/core'
import {
  AppLink,
  type Column,
  DataTable,
  ListPaging,
  Loaded,
  moneyColumn,
  StatusBadge,
  textColumn,
  useMessages,
  useSayUnchecked,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { allocationPage } from '../pages.ts'
import type { CreditRunLine } from './client.ts'

const PAGE_SIZE = 50

/** The invoices of a run, with what became of each; only those in trouble, with the reason, if wanted. */
export function CreditRunLines({ runId, refused = false }: { runId: string; refused?: boolean }): ReactNode {
  const t = useMessages(messages)
  const [page, setPage] = useState(1)
  const query = useQuery(
    wallet.creditRuns.lines.queryOptions(
      { runId, refused, page, pageSize: PAGE_SIZE },
      { staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  const columns = useColumns(refused)
  return (
    <Loaded query={query} messages={messages}>
      {({ rows, total }) => (
        <Stack gap={0}>
          <DataTable
            label={t(refused ? 'run.troubles' : 'run.lines')}
            columns={columns}
            rows={rows}
            rowId={({ position }) => String(position)}
          />
          <ListPaging page={page} pageSize={PAGE_SIZE} total={total} onPage={setPage} />
        </Stack>
      )}
    </Loaded>
  )
}

function useColumns(refused: boolean): readonly Column<CreditRunLine>[] {
  const t = useMessages(messages)
  const say = useSayUnchecked()
  return [
    textColumn({
      id: 'customer',
      header: t('apply.customer'),
      text: (row) => row.customerName,
      phone: 'title',
    }),
    {
      id: 'invoice',
      header: t('apply.invoice'),
      cell: ({ invoiceId, number }) => <AppLink href={invoicePage.href({ invoiceId })}>{number}</AppLink>,
    },
    {
      id: 'state',
      header: t('runs.state'),
      cell: (row) => <LineState line={row} />,
    },
    ...(refused
      ? [
          {
            id: 'why',
            header: t('run.why'),
            cell: ({ refusal }: CreditRunLine) =>
              refusal &&
              say(messages.namespace, `refusal.${refusal.code}`, {
                ...refusal.facts,
                defaultValue: refusal.message,
              }),
          },
        ]
      : []),
    moneyColumn({ id: 'applied', header: t('apply.applied'), money: (row) => row.amount, phone: 'end' }),
  ]
}

function LineState({ line }: { line: CreditRunLine }): ReactNode {
  const t = useMessages(messages)
  const { allocationId, isUndone, refusal } = line
  if (isUndone) return <StatusBadge tone="stopped" label={t('line.undone')} />
  if (allocationId !== null)
    return refusal ? (
      <StatusBadge tone="attention" label={t('line.kept')} />
    ) : (
      <AppLink size="sm" href={allocationPage.href({ allocationId })}>
        {t('line.applied')}
      </AppLink>
    )
  if (refusal) return <StatusBadge tone="attention" label={t('line.refused')} />
  return <StatusBadge tone="open" label={t('line.waiting')} />
}
