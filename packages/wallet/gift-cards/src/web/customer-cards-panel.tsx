import type { CustomerForPanels } from '@erp/customers/web'
import { Button, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { Loaded, onDemand, Section, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { giftCards } from './client.ts'
import { messages } from './messages.ts'

const RedeemDialog = onDemand(() => import('./redeem-dialog.tsx').then((module) => module.RedeemDialog))

// Most customers have redeemed none.
const RedeemedCards = onDemand(() => import('./redeemed-cards.tsx').then((module) => module.RedeemedCards))

const RECENT = 5

/** The section "Gift cards" of a customer's page: what they redeemed, and the way to redeem one. */
export function CustomerCardsPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const [isRedeeming, setRedeeming] = useState(false)
  const mayRedeem = useMay('wallet-gift-cards.redeem')
  const query = useQuery(
    giftCards.list.queryOptions(
      { customerId: customer.id, sort: '-soldOn', pageSize: RECENT },
      { staleTime: 0 },
    ),
  )
  return (
    <Section
      title={t('cards.title')}
      actions={
        mayRedeem &&
        !customer.archived && (
          <Button size="compact-sm" variant="default" onClick={() => setRedeeming(true)}>
            {t('redeem.action')}
          </Button>
        )
      }
    >
      <Loaded query={query} messages={messages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('cards.noneRedeemed')}
            </Text>
          ) : (
            <RedeemedCards cards={rows} />
          )
        }
      </Loaded>
      {isRedeeming && <RedeemDialog customer={customer} onClose={() => setRedeeming(false)} />}
    </Section>
  )
}
