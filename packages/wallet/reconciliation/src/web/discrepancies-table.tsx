import { journalEntryPage } from '@erp/accounting/web'
import { Button, Stack, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  DataTable,
  Loaded,
  onDemand,
  SentenceText,
  textColumn,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { walletPage } from '@wallet/ui'
import { type ReactNode, useState } from 'react'
import { type Discrepancy, reconciliation } from './client.ts'
import { messages } from './messages.ts'
import { useCheckTitle } from './use-check-title.ts'

const RepairDialog = onDemand(() => import('./repair-dialog.tsx').then((module) => module.RepairDialog))

/** Beyond these a table says no more than its number does. */
const SHOWN = 500

/** What a run found, each with the wallet and the journal entry to look at, and repair where it is a wallet's. */
export function DiscrepanciesTable({ runId }: { runId: string }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(
    reconciliation.discrepancies.queryOptions({ runId, pageSize: SHOWN }, { staleTime: 0 }),
  )
  const [repaired, setRepaired] = useState<string | null>(null)
  const columns = useColumns(setRepaired)
  return (
    <Loaded query={query} messages={messages}>
      {({ rows, total }) => (
        <Stack gap="xs">
          <DataTable
            label={t('run.discrepancies')}
            columns={columns}
            rows={rows}
            rowId={(row) => `${row.checkId} ${row.number}`}
          />
          {total > rows.length && (
            <Text size="sm" c="dimmed" px="md" pb="sm">
              {t('run.more', { count: total - rows.length })}
            </Text>
          )}
          {repaired !== null && <RepairDialog walletId={repaired} onClose={() => setRepaired(null)} />}
        </Stack>
      )}
    </Loaded>
  )
}

function useColumns(repair: (walletId: string) => void): readonly Column<Discrepancy>[] {
  const t = useMessages(messages)
  const titleOf = useCheckTitle()
  const mayRepair = useMay('wallet-reconciliation.repair')
  const mayReadEntries = useMay(journalEntryPage.permission)
  return [
    textColumn({ id: 'check', header: t('found.check'), text: titleOf, phone: 'title' }),
    { id: 'what', header: t('found.what'), cell: (row) => <SentenceText sentence={row.subject} /> },
    { id: 'finding', header: t('found.finding'), cell: (row) => <SentenceText sentence={row.finding} /> },
    {
      id: 'wallet',
      header: t('found.wallet'),
      cell: ({ walletId, customerName }) =>
        walletId && (
          <AppLink size="sm" href={walletPage.href({ walletId })}>
            {customerName ?? t('found.walletUnnamed')}
          </AppLink>
        ),
    },
    {
      id: 'entry',
      header: t('found.entry'),
      cell: ({ entryId, entryNumber }) =>
        entryId &&
        mayReadEntries && (
          <AppLink size="sm" href={journalEntryPage.href({ entryId })}>
            {entryNumber ?? t('found.entryUnnumbered')}
          </AppLink>
        ),
    },
    {
      id: 'repair',
      header: t('repair.open'),
      align: 'end',
      cell: ({ walletId }) =>
        walletId &&
        mayRepair && (
          <Button variant="subtle" size="compact-sm" onClick={() => repair(walletId)}>
            {t('repair.open')}
          </Button>
        ),
    },
  ]
}
