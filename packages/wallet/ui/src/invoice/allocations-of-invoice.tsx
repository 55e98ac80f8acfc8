import { EntryOnDemand, journalEntryPage } from '@erp/accounting/web'
import { Button, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  DataTable,
  DateText,
  formatDay,
  MoneyText,
  StatusBadge,
  useConfirm,
  useLocale,
  useMessages,
} from '@platform/ui'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type PanelAllocation, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'
import classes from './invoice-wallet-panel.module.css'
import type { useAllocations } from './use-allocations.ts'

type Undo = ReturnType<typeof useAllocations>['undo']

/** What was applied to the invoice, newest first: each leads to its journal entry, and can be taken back once. */
export function AllocationsOfInvoice({
  allocations,
  undo,
  onUndo,
}: {
  allocations: readonly PanelAllocation[]
  undo: Undo
  onUndo: (allocationId: string) => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const mayReadEntries = useMay(journalEntryPage.permission)
  if (allocations.length === 0) return null

  const columns: readonly Column<PanelAllocation>[] = [
    {
      id: 'date',
      header: t('panel.date'),
      phone: 'title',
      cell: (row) => (
        <Quiet when={row.undone !== null}>
          <DateText date={row.date} />
        </Quiet>
      ),
    },
    {
      id: 'entry',
      header: t('document.entry'),
      cell: (row) => {
        const name = row.entryNumber ?? t('document.entry')
        return mayReadEntries ? (
          <AppLink size="sm" href={journalEntryPage.href({ entryId: row.allocationId })}>
            {name}
          </AppLink>
        ) : (
          name
        )
      },
    },
    {
      id: 'status',
      header: t('panel.status'),
      cell: (row) =>
        row.undone === null ? (
          <StatusBadge tone="done" label={t('panel.applied')} />
        ) : (
          <StatusBadge tone="stopped" label={t('panel.undoneOn', { date: formatDay(row.undone, locale) })} />
        ),
    },
    {
      id: 'amount',
      header: t('panel.amount'),
      align: 'end',
      phone: 'end',
      cell: (row) => (
        <Quiet when={row.undone !== null}>
          <MoneyText value={row.amount} />
        </Quiet>
      ),
    },
    {
      id: 'undo',
      header: t('panel.undoColumn'),
      align: 'end',
      width: '6rem',
      cell: (row) => row.undone === null && <UndoButton allocation={row} undo={undo} onUndo={onUndo} />,
    },
  ]
  return (
    <div className={classes['allocations']}>
      <DataTable
        label={t('panel.allocations')}
        columns={columns}
        rows={allocations}
        rowId={(row) => row.allocationId}
      />
      {undo.isPending && undo.failureCount > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('undo.checking')}
        </Text>
      )}
    </div>
  )
}

function UndoButton({
  allocation: { allocationId, amount, date },
  undo,
  onUndo,
}: {
  allocation: PanelAllocation
  undo: Undo
  onUndo: (allocationId: string) => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const format = useFormatMoney()
  const ask = useConfirm()
  const isMine = undo.variables?.allocationId === allocationId
  const shown = { amount: format(amount), date: formatDay(date, locale) }
  if (!useMay('wallet.allocate')) return null

  async function askAndUndo() {
    const agreed = await ask({
      title: t('undo.title', shown),
      body: t('undo.body', shown),
      confirmLabel: t('undo.action'),
      details: (
        <EntryOnDemand
          title={t('deed.entry')}
          asked={wallet.previewUndoAllocation.queryOptions({ allocationId })}
        />
      ),
    })
    if (agreed) onUndo(allocationId)
  }

  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowBackUp size={14} className={classes['arrow']} aria-hidden="true" />}
      aria-label={t('undo.of', shown)}
      loading={isMine && undo.isPending}
      onClick={() => void askAndUndo()}
    >
      {t('undo.action')}
    </Button>
  )
}

/** Struck and grey: it happened, and was taken back. */
function Quiet({ when, children }: { when: boolean; children: ReactNode }): ReactNode {
  return when ? <s className={classes['undone']}>{children}</s> : children
}
