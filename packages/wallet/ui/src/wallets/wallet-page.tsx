import { newPaymentPage } from '@erp/accounting/web'
import { customerPage } from '@erp/customers/web'
import { useMay, usePageParams, useSession } from '@platform/plugin-api/web'
import {
  AppLink,
  DateText,
  DocumentPage,
  dayIn,
  type Fact,
  Loaded,
  MoneyText,
  splitHref,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { alwaysFresh, type WalletRow, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { walletPage, walletsPage } from '../pages.ts'
import { useWalletDeeds } from './deeds/use-wallet-deeds.tsx'
import { WalletChanges } from './wallet-changes.tsx'
import { WalletCredit } from './wallet-credit.tsx'
import { WalletHolds } from './wallet-holds.tsx'
import { WalletMovements } from './wallet-movements.tsx'
import { WalletStatus } from './wallet-status.tsx'

/** One customer's wallet: what it holds, and every movement that made it so. */
export function WalletPage(): ReactNode {
  const { walletId } = usePageParams(walletPage)
  const query = useQuery(wallet.get.queryOptions({ walletId }, alwaysFresh))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(row) => <WalletDocument wallet={row} />}
    </Loaded>
  )
}

function WalletDocument({ wallet: row }: { wallet: WalletRow }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const { walletId, customerId } = row
  const facts = useFacts(row)
  const deeds = useWalletDeeds(row)
  const payment = (direction: 'receive' | 'send') =>
    void navigate(splitHref(newPaymentPage.href({}, { customerId, direction, destination: 'wallet' })))

  return (
    <DocumentPage
      trail={[{ label: t('wallets.title'), href: walletsPage.href() }]}
      title={row.customerName}
      {...(row.customerEmail === null ? {} : { subtitle: row.customerEmail })}
      actions={[
        ...deeds.actions,
        {
          id: 'send',
          label: t('wallet.send'),
          run: () => payment('send'),
          show: BigInt(row.available.amount) > 0n,
          ...permissionOf(newPaymentPage),
        },
        {
          id: 'receive',
          label: t('wallet.receive'),
          kind: 'primary',
          run: () => payment('receive'),
          ...permissionOf(newPaymentPage),
        },
      ]}
      facts={facts}
      history={
        <>
          {row.held.amount !== '0' && <WalletHolds walletId={walletId} />}
          {BigInt(row.balance.amount) > 0n && <WalletCredit walletId={walletId} />}
          <WalletMovements walletId={walletId} />
          <WalletChanges walletId={walletId} />
        </>
      }
    >
      {deeds.dialog}
    </DocumentPage>
  )
}

function permissionOf({ permission }: { permission?: string }): { permission?: string } {
  return permission === undefined ? {} : { permission }
}

function useFacts(row: WalletRow): Fact[] {
  const t = useMessages(messages)
  const { timeZone } = useSession().company
  const mayReadCustomer = useMay(customerPage.permission)
  const { customerId, customerName, lastMovedAt, overdraft } = row
  return [
    { label: t('wallet.balance'), value: <MoneyText value={row.balance} strong /> },
    { label: t('wallet.available'), value: <MoneyText value={row.available} /> },
    { label: t('wallet.held'), value: <MoneyText value={row.held} quietZero /> },
    ...(overdraft.amount === '0'
      ? []
      : [{ label: t('wallet.overdraft'), value: <MoneyText value={overdraft} /> }]),
    { label: t('wallets.status'), value: <WalletStatus status={row.status} /> },
    {
      label: t('wallets.customer'),
      value: mayReadCustomer ? (
        <AppLink size="sm" href={customerPage.href({ customerId })}>
          {customerName}
        </AppLink>
      ) : (
        customerName
      ),
    },
    { label: t('wallets.currency'), value: row.currency },
    {
      label: t('wallets.lastMovement'),
      value: lastMovedAt && <DateText date={dayIn(timeZone, new Date(lastMovedAt))} />,
    },
    { label: t('wallets.created'), value: <DateText date={dayIn(timeZone, new Date(row.createdAt))} /> },
  ]
}
