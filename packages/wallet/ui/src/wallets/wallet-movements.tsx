import { Button } from '@mantine/core'
import { EmptyState, Loaded, Section, useMessages } from '@platform/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { MovementsTable } from './movements-table.tsx'
import classes from './wallets.module.css'

const SHOWN_AT_ONCE = 50

/** The whole history of a wallet, a page at a time, from the newest back. */
export function WalletMovements({ walletId }: { walletId: string }): ReactNode {
  const t = useMessages(messages)
  const query = useInfiniteQuery(
    wallet.entries.infiniteQueryOptions(
      { walletId, limit: SHOWN_AT_ONCE },
      { ...alwaysFresh, getNextPageParam: (page) => (page.more ? page.entries.at(-1)?.version : undefined) },
    ),
  )
  return (
    <Section title={t('entries.title')} flush>
      <Loaded query={query} messages={messages}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries)
          if (entries.length === 0)
            return <EmptyState title={t('entries.empty')} hint={t('entries.emptyHint')} />
          return (
            <>
              <MovementsTable entries={entries} />
              {query.hasNextPage && (
                <div className={classes['older']}>
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t('entries.older')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
