import { journalEntryPage } from '@erp/accounting/web'
import { useMay } from '@platform/plugin-api/web'
import {
  type Column,
  DataTable,
  dateColumn,
  moneyColumn,
  StatusBadge,
  textColumn,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import type { WalletEntry } from '../client.ts'
import { messages } from '../messages.ts'
import { useMovementKind } from './movement-kind.ts'
import { MovementPurpose } from './movement-purpose.tsx'
import classes from './wallets.module.css'

/** Movements of one wallet, the newest first; each opens its journal entry, which has the same id, if it has one. */
export function MovementsTable({ entries }: { entries: readonly WalletEntry[] }): ReactNode {
  const t = useMessages(messages)
  const kindOf = useMovementKind()
  const mayReadEntries = useMay(journalEntryPage.permission)
  const columns: readonly Column<WalletEntry>[] = [
    dateColumn({ id: 'date', header: t('entries.date'), date: (entry) => entry.accountingDate }),
    {
      id: 'kind',
      header: t('entries.kind'),
      phone: 'title',
      cell: (entry) => kindOf(entry),
    },
    {
      id: 'purpose',
      header: t('entries.purpose'),
      cell: (entry) => (
        <span className={classes['purpose']}>
          <MovementPurpose entry={entry} />
          {entry.reversedBy !== null && (
            <span className={classes['undone']}>
              <StatusBadge tone="stopped" label={t('entries.undone')} />
            </span>
          )}
        </span>
      ),
    },
    ...(entries.some(({ who }) => who !== null)
      ? [textColumn<WalletEntry>({ id: 'who', header: t('entries.who'), text: ({ who }) => who })]
      : []),
    moneyColumn({
      id: 'amount',
      header: t('entries.amount'),
      money: (entry) => entry.amount,
      signed: true,
      phone: 'end',
    }),
    moneyColumn({
      id: 'balanceAfter',
      header: t('entries.balanceAfter'),
      money: (entry) => entry.balanceAfter,
    }),
  ]
  return (
    <DataTable
      label={t('entries.title')}
      columns={columns}
      rows={entries}
      rowId={(entry) => entry.version}
      rowHref={mayReadEntries ? hrefOfEntry : undefined}
    />
  )
}

/** What only reserves or releases moves nothing in the books. */
function hrefOfEntry({ transactionId, amount }: WalletEntry): string | undefined {
  return amount.amount === '0' ? undefined : journalEntryPage.href({ entryId: transactionId })
}
