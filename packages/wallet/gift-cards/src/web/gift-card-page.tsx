import { journalEntryPage } from '@erp/accounting/web'
import { customerPage } from '@erp/customers/web'
import { useMay, usePageParams } from '@platform/plugin-api/web'
import {
  AppLink,
  DateText,
  DocumentPage,
  type Fact,
  History,
  Loaded,
  MoneyText,
  onDemand,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type GiftCard, giftCards } from './client.ts'
import { messages } from './messages.ts'
import { giftCardPage, giftCardsPage } from './pages.ts'

const CancelDialog = onDemand(() => import('./cancel-dialog.tsx').then((module) => module.CancelDialog))

/** A gift card: what it is worth, who bought and who redeemed it, and the entries behind it. */
export function GiftCardPage(): ReactNode {
  const { cardId } = usePageParams(giftCardPage)
  const query = useQuery(giftCards.get.queryOptions({ cardId }, { staleTime: 0 }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(card) => <GiftCardDocument key={card.cardId} card={card} />}
    </Loaded>
  )
}

function GiftCardDocument({ card }: { card: GiftCard }): ReactNode {
  const t = useMessages(messages)
  const [isCancelling, setCancelling] = useState(false)
  const { state } = card
  const isStopped = state === 'cancelled' || state === 'expired'
  return (
    <DocumentPage
      trail={[{ label: t('cards.title'), href: giftCardsPage.href() }]}
      title={t('card.named', { end: card.codeEnd })}
      steps={{
        all: [
          { id: 'active', label: t('state.active') },
          { id: 'redeemed', label: t('state.redeemed') },
        ],
        current: isStopped ? 'active' : state,
        stopped: isStopped ? t(`state.${state}`) : undefined,
      }}
      actions={[
        {
          id: 'cancel',
          label: t('cancel.action'),
          kind: 'danger',
          show: state === 'active',
          permission: 'wallet-gift-cards.cancel',
          run: () => setCancelling(true),
        },
      ]}
      messages={messages}
      facts={useFacts(card)}
      history={<CardHistory card={card} />}
    >
      {isCancelling && <CancelDialog card={card} onClose={() => setCancelling(false)} />}
    </DocumentPage>
  )
}

function useFacts(card: GiftCard): readonly Fact[] {
  const t = useMessages(messages)
  const { buyer, customer } = card
  return [
    { label: t('card.amount'), value: <MoneyText value={card.amount} strong /> },
    { label: t('card.soldOn'), value: <DateText date={card.soldOn} /> },
    {
      label: t('card.expiresOn'),
      value: card.expiresOn ? <DateText date={card.expiresOn} /> : t('card.never'),
    },
    { label: t('card.buyer'), value: buyer && <CustomerLink customer={buyer} /> },
    { label: t('card.customer'), value: customer && <CustomerLink customer={customer} /> },
    { label: t('card.note'), value: card.note },
  ]
}

function CustomerLink({ customer: { id, name } }: { customer: { id: string; name: string } }): ReactNode {
  return useMay(customerPage.permission) ? (
    <AppLink href={customerPage.href({ customerId: id })}>{name}</AppLink>
  ) : (
    name
  )
}

/** Sold, and how it ended, each with its journal entry. */
function CardHistory({ card }: { card: GiftCard }): ReactNode {
  const t = useMessages(messages)
  const mayRead = useMay(journalEntryPage.permission)
  const entry = (entryId: string) =>
    mayRead && <AppLink href={journalEntryPage.href({ entryId })}>{t('card.entry')}</AppLink>
  const { endId, endedAt, state } = card
  return (
    <History
      items={[
        ...(endId && endedAt && state !== 'active'
          ? [
              {
                id: 'ended',
                at: endedAt,
                title: t(`history.${state}`, { customer: card.customer?.name ?? '' }),
                detail: (
                  <>
                    {card.endNote} {entry(endId)}
                  </>
                ),
                who: card.endedBy ?? undefined,
              },
            ]
          : []),
        {
          id: 'sold',
          at: card.soldAt,
          title: t('history.sold'),
          detail: entry(card.cardId),
          who: card.soldBy ?? undefined,
        },
      ]}
    />
  )
}
