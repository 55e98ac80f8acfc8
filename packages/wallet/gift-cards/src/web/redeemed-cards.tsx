import { AppLink, DataTable, DateText, MoneyText, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { CardRow } from './client.ts'
import { messages } from './messages.ts'
import { giftCardPage } from './pages.ts'

/** The cards that a customer redeemed, each leading to its page. */
export function RedeemedCards({ cards }: { cards: readonly CardRow[] }): ReactNode {
  const t = useMessages(messages)
  return (
    <DataTable
      label={t('cards.title')}
      rows={cards}
      rowId={({ cardId }) => cardId}
      columns={[
        {
          id: 'card',
          header: t('card.code'),
          cell: ({ cardId, codeEnd }) => (
            <AppLink size="sm" href={giftCardPage.href({ cardId })}>
              {t('card.ending', { end: codeEnd })}
            </AppLink>
          ),
          phone: 'title',
        },
        { id: 'on', header: t('card.redeemedOn'), cell: ({ endedOn }) => <DateText date={endedOn} /> },
        {
          id: 'amount',
          header: t('card.amount'),
          align: 'end',
          cell: ({ amount }) => <MoneyText value={amount} />,
          phone: 'end',
        },
      ]}
    />
  )
}
