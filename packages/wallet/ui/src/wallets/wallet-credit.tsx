import { journalEntryPage } from '@erp/accounting/web'
import { Button, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import {
  type Column,
  DataTable,
  DateText,
  dateColumn,
  Loaded,
  moneyColumn,
  Section,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { alwaysFresh, type WalletLot, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import classes from './wallets.module.css'

const SHOWN_AT_FIRST = 10
const SHOWN_AT_MOST = 500

/** What the balance consists of: credit with its origin, in the order in which it is spent, and until when each can be. */
export function WalletCredit({ walletId }: { walletId: string }): ReactNode {
  const t = useMessages(messages)
  const [limit, setLimit] = useState(SHOWN_AT_FIRST)
  const query = useQuery(
    wallet.lots.queryOptions({ walletId, limit }, { ...alwaysFresh, placeholderData: keepPreviousData }),
  )
  return (
    <Section title={t('lots.title')} flush>
      <Loaded query={query} messages={messages}>
        {({ lots, more }) => (
          <>
            <CreditTable lots={lots} />
            {more > 0 && (
              <div className={classes['older']}>
                {limit < SHOWN_AT_MOST ? (
                  <Button
                    variant="default"
                    loading={query.isFetching}
                    onClick={() => setLimit(Math.min(limit * 5, SHOWN_AT_MOST))}
                  >
                    {t('lots.showMore')}
                  </Button>
                ) : (
                  <Text size="sm" c="dimmed">
                    {t('lots.more', { count: more })}
                  </Text>
                )}
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}

function CreditTable({ lots }: { lots: readonly WalletLot[] }): ReactNode {
  const t = useMessages(messages)
  const mayReadEntries = useMay(journalEntryPage.permission)
  const isAnyReserved = lots.some(({ reserved }) => reserved.amount !== '0')
  const columns: readonly Column<WalletLot>[] = [
    { id: 'origin', header: t('lots.origin'), phone: 'title', cell: ({ origin }) => t(`origin.${origin}`) },
    { id: 'from', header: t('lots.from'), cell: ({ kind }) => t(`kind.${kind}`) },
    dateColumn({ id: 'date', header: t('lots.date'), date: ({ date }) => date }),
    {
      id: 'until',
      header: t('lots.until'),
      cell: ({ lastDay }) =>
        lastDay === null ? (
          <Text span size="sm" c="dimmed">
            {t('lots.never')}
          </Text>
        ) : (
          <DateText date={lastDay} />
        ),
    },
    ...(isAnyReserved
      ? [
          moneyColumn<WalletLot>({
            id: 'reserved',
            header: t('lots.reserved'),
            money: ({ reserved }) => reserved,
          }),
        ]
      : []),
    moneyColumn({ id: 'left', header: t('lots.left'), money: ({ left }) => left, phone: 'end' }),
  ]
  return (
    <DataTable
      label={t('lots.title')}
      columns={columns}
      rows={lots}
      rowId={(lot) => lot.id}
      rowHref={mayReadEntries ? (lot) => journalEntryPage.href({ entryId: lot.transactionId }) : undefined}
    />
  )
}
