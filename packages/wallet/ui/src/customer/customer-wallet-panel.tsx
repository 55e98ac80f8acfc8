import { newPaymentPage } from '@erp/accounting/web'
import type { CustomerForPanels } from '@erp/customers/web'
import { Group, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { AppLink, ButtonLink, Loaded, Section, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, type WalletRow, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { walletPage } from '../pages.ts'
import { MovementsTable } from '../wallets/movements-table.tsx'
import { WalletFigures } from '../wallets/wallet-figures.tsx'
import classes from './customer-wallet-panel.module.css'

const RECENT = 5

/** The section "Wallet" of a customer's page: what they have, how it came to be, and the way to add to it. */
export function CustomerWalletPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(wallet.ofCustomer.queryOptions({ customerId: customer.id }, alwaysFresh))
  const mayReceive = useMay(newPaymentPage.permission)
  const { data } = query
  return (
    <Section
      title={t('wallet.title')}
      actions={
        <Group gap="md">
          {data && (
            <AppLink size="sm" href={walletPage.href({ walletId: data.walletId })}>
              {t('wallet.open')}
            </AppLink>
          )}
          {mayReceive && !customer.archived && (
            <ButtonLink
              size="compact-sm"
              variant="default"
              href={newPaymentPage.href(
                {},
                { customerId: customer.id, direction: 'receive', destination: 'wallet' },
              )}
            >
              {t('wallet.receive')}
            </ButtonLink>
          )}
        </Group>
      }
    >
      <Loaded query={query} messages={messages}>
        {(row) => <WalletAtAGlance wallet={row} />}
      </Loaded>
    </Section>
  )
}

function WalletAtAGlance({ wallet: row }: { wallet: WalletRow }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(wallet.entries.queryOptions({ walletId: row.walletId, limit: RECENT }, alwaysFresh))
  return (
    <div className={classes['panel']}>
      <WalletFigures wallet={row} />
      <Loaded query={query} messages={messages}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('entries.emptyHint')}
            </Text>
          ) : (
            <div className={classes['movements']}>
              <MovementsTable entries={entries} />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
