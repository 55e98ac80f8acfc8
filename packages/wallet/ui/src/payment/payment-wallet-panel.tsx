import type { PaymentForPanels } from '@erp/accounting/web'
import { AppLink, Loaded, Section, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { walletPage } from '../pages.ts'
import { useAskedAnewWith } from '../use-asked-anew-with.ts'
import { WalletFigures } from '../wallets/wallet-figures.tsx'

/** The section "Customer wallet" of a payment: what the customer has, the moment the payment is confirmed or cancelled. */
export function PaymentWalletPanel({ payment }: { payment: PaymentForPanels }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(wallet.ofCustomer.queryOptions({ customerId: payment.customer.id }, alwaysFresh))
  useAskedAnewWith(payment.status, query.refetch)
  return (
    <Section
      title={t('panel.title')}
      actions={
        query.data && (
          <AppLink size="sm" href={walletPage.href({ walletId: query.data.walletId })}>
            {t('wallet.open')}
          </AppLink>
        )
      }
    >
      <Loaded query={query} messages={messages}>
        {(row) => <WalletFigures wallet={row} />}
      </Loaded>
    </Section>
  )
}
