import { journalEntryPage } from '@erp/accounting/web'
import { Button, Center } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  type Column,
  DataTable,
  dateColumn,
  EmptyState,
  Loaded,
  moneyColumn,
  Section,
  StatusBadge,
  type StatusTone,
  textColumn,
  useMessages,
} from '@platform/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, type WalletTransaction, walletPos } from '../client.ts'
import { messages } from '../messages.ts'

const SHOWN_AT_ONCE = 50

const tones: Readonly<Record<WalletTransaction['type'], StatusTone>> = {
  credit: 'done',
  debit: 'open',
  hold: 'draft',
}

/** Every credit and debit of a wallet, a page at a time, from the newest back. */
export function WalletTransactions({ customerId }: { customerId: string }): ReactNode {
  const t = useMessages(messages)
  const mayReadEntries = useMay(journalEntryPage.permission)
  const columns = useColumns()
  const query = useInfiniteQuery(
    walletPos.transactions.infiniteQueryOptions(
      { customerId, limit: SHOWN_AT_ONCE },
      {
        ...alwaysFresh,
        getNextPageParam: (page) => (page.more ? page.transactions.at(-1)?.version : undefined),
      },
    ),
  )
  return (
    <Section title={t('transactions.title')} flush>
      <Loaded query={query} messages={messages}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.transactions)
          if (rows.length === 0)
            return <EmptyState title={t('transactions.empty')} hint={t('transactions.emptyHint')} />
          return (
            <>
              <DataTable
                label={t('transactions.title')}
                columns={columns}
                rows={rows}
                rowId={(row) => row.version}
                rowHref={
                  mayReadEntries
                    ? ({ transactionId }) => journalEntryPage.href({ entryId: transactionId })
                    : undefined
                }
              />
              {query.hasNextPage && (
                <Center p="sm">
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t('transactions.older')}
                  </Button>
                </Center>
              )}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function useColumns(): readonly Column<WalletTransaction>[] {
  const t = useMessages(messages)
  return [
    dateColumn({ id: 'date', header: t('transactions.date'), date: (row) => row.date }),
    {
      id: 'type',
      header: t('transactions.type'),
      cell: ({ type }) => <StatusBadge tone={tones[type]} label={t(`type.${type}`)} />,
      csv: ({ type }) => t(`type.${type}`),
    },
    textColumn({
      id: 'what',
      header: t('transactions.what'),
      text: ({ kind }) => t(`kind.${kind}`),
      phone: 'title',
    }),
    textColumn({
      id: 'reference',
      header: t('transactions.reference'),
      text: ({ reference }) => reference,
      phone: 'hidden',
    }),
    moneyColumn({
      id: 'amount',
      header: t('transactions.amount'),
      money: (row) => row.amount,
      signed: true,
      phone: 'end',
    }),
    moneyColumn({
      id: 'balanceAfter',
      header: t('transactions.balanceAfter'),
      money: (row) => row.balanceAfter,
    }),
  ]
}
