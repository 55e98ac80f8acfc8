import { Button } from '@mantine/core'
import { queryClient, useMay } from '@platform/plugin-api/web'
import {
  type Column,
  dateColumn,
  ListPage,
  moneyColumn,
  onDemand,
  textColumn,
  useList,
  useMessages,
} from '@platform/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { CardStateBadge, cardStates } from './card-state.tsx'
import { type CardRow, giftCards } from './client.ts'
import { messages } from './messages.ts'
import { giftCardPage } from './pages.ts'

const SellDialog = onDemand(() => import('./sell-dialog.tsx').then((module) => module.SellDialog))

const EXPORTED_AT_ONCE = 500

/** E-Wallet > Gift cards: every card that was sold, and how it ended. */
export function GiftCardsPage(): ReactNode {
  const t = useMessages(messages)
  const maySell = useMay('wallet-gift-cards.sell')
  const [isSelling, setSelling] = useState(false)
  const list = useList({
    filters: { state: cardStates },
    sorts: ['codeEnd', 'amount', 'soldOn', 'expiresOn', 'buyerName', 'customerName'],
    sort: '-soldOn',
  })
  const query = useQuery(
    giftCards.list.queryOptions(list.input, { staleTime: 0, placeholderData: keepPreviousData }),
  )
  const columns = useColumns(query.data)
  const sell = () => setSelling(true)
  return (
    <>
      <ListPage
        title={t('cards.title')}
        action={{ label: t('sell.action'), run: sell, permission: 'wallet-gift-cards.sell' }}
        list={list}
        query={query}
        searchPlaceholder={t('cards.searchPlaceholder')}
        filters={[
          {
            name: 'state',
            label: t('card.state'),
            options: cardStates.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        columns={columns}
        rowId={(row) => row.cardId}
        rowHref={({ cardId }) => giftCardPage.href({ cardId })}
        empty={{
          title: t('cards.empty'),
          hint: t('cards.emptyHint'),
          action: maySell && <Button onClick={sell}>{t('sell.action')}</Button>,
        }}
        exportCsv={{
          fileName: 'gift-cards',
          rows: async (page) =>
            (
              await queryClient.fetchQuery(
                giftCards.list.queryOptions({ ...list.input, page, pageSize: EXPORTED_AT_ONCE }),
              )
            ).rows,
        }}
        messages={messages}
      />
      {isSelling && <SellDialog onClose={() => setSelling(false)} />}
    </>
  )
}

function useColumns(
  found: { total: number; amount: CardRow['amount'] } | undefined,
): readonly Column<CardRow>[] {
  const t = useMessages(messages)
  return [
    textColumn({
      id: 'codeEnd',
      header: t('card.code'),
      text: ({ codeEnd }) => t('card.ending', { end: codeEnd }),
      footer: found && t('cards.found', { count: found.total }),
      sortable: true,
      phone: 'title',
    }),
    {
      id: 'state',
      header: t('card.state'),
      cell: ({ state }) => <CardStateBadge state={state} />,
      csv: ({ state }) => t(`state.${state}`),
    },
    textColumn({
      id: 'buyerName',
      header: t('card.buyer'),
      text: (row) => row.buyer?.name ?? null,
      sortable: true,
    }),
    textColumn({
      id: 'customerName',
      header: t('card.customer'),
      text: (row) => row.customer?.name ?? null,
      sortable: true,
    }),
    dateColumn({ id: 'soldOn', header: t('card.soldOn'), date: (row) => row.soldOn, sortable: true }),
    dateColumn({
      id: 'expiresOn',
      header: t('card.expiresOn'),
      date: (row) => row.expiresOn,
      sortable: true,
    }),
    moneyColumn({
      id: 'amount',
      header: t('card.amount'),
      money: (row) => row.amount,
      footer: found?.amount,
      sortable: true,
      phone: 'end',
    }),
  ]
}
