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
  notifyDone,
  onDemand,
  splitHref,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { alwaysFresh, type CustomerWallet, invalidateTillWallets, walletPos } from '../client.ts'
import { messages } from '../messages.ts'
import { customerWalletPage, walletDetailsPage } from '../pages.ts'
import { WalletTransactions } from './wallet-transactions.tsx'

const PinDialog = onDemand(() => import('./pin-dialog.tsx').then((module) => module.PinDialog))

/** One customer's wallet as the shop sees it: what is in it, the PIN, and every credit and debit. */
export function CustomerWalletPage(): ReactNode {
  const { customerId } = usePageParams(customerWalletPage)
  const query = useQuery(walletPos.wallet.queryOptions({ customerId }, alwaysFresh))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(wallet) => <CustomerWalletDocument wallet={wallet} />}
    </Loaded>
  )
}

function CustomerWalletDocument({ wallet }: { wallet: CustomerWallet }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const [settingPin, setSettingPin] = useState(false)
  const { customerId, customerName } = wallet
  const removePin = useMutation(
    walletPos.removePin.mutationOptions({
      onSuccess: () => {
        void invalidateTillWallets()
        notifyDone(t('wallet.pinRemoved'))
      },
    }),
  )
  const { permission: mayReceive } = newPaymentPage

  return (
    <>
      <DocumentPage
        trail={[{ label: t('wallets.title'), href: walletDetailsPage.href() }]}
        title={customerName}
        {...(wallet.customerEmail === null ? {} : { subtitle: wallet.customerEmail })}
        actions={[
          {
            id: 'remove-pin',
            label: t('wallet.removePin'),
            kind: 'danger',
            show: wallet.hasPin,
            run: () => removePin.mutate({ customerId }),
            pending: removePin.isPending,
            permission: 'wallet-pos.set-pin',
            confirm: {
              title: t('wallet.removePinTitle', { name: customerName }),
              body: t('wallet.removePinBody'),
              confirmLabel: t('wallet.removePin'),
            },
          },
          {
            id: 'pin',
            label: t(wallet.hasPin ? 'wallet.changePin' : 'wallet.setPin'),
            run: () => setSettingPin(true),
            permission: 'wallet-pos.set-pin',
          },
          {
            id: 'recharge',
            label: t('wallet.recharge'),
            kind: 'primary',
            run: () =>
              void navigate(
                splitHref(
                  newPaymentPage.href({}, { customerId, direction: 'receive', destination: 'wallet' }),
                ),
              ),
            ...(mayReceive === undefined ? {} : { permission: mayReceive }),
          },
        ]}
        error={removePin.error}
        messages={messages}
        facts={useFacts(wallet)}
        history={<WalletTransactions customerId={customerId} />}
      />
      {settingPin && <PinDialog customerId={customerId} onClose={() => setSettingPin(false)} />}
    </>
  )
}

function useFacts(wallet: CustomerWallet): Fact[] {
  const t = useMessages(messages)
  const { timeZone } = useSession().company
  const mayReadCustomer = useMay(customerPage.permission)
  const { customerId, customerName, lastMovedAt } = wallet
  return [
    { label: t('wallets.balance'), value: <MoneyText value={wallet.balance} strong /> },
    { label: t('wallets.available'), value: <MoneyText value={wallet.available} /> },
    { label: t('wallet.pin'), value: t(wallet.hasPin ? 'wallet.pinSet' : 'wallet.noPin') },
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
    {
      label: t('wallets.lastMovement'),
      value: lastMovedAt && <DateText date={dayIn(timeZone, new Date(lastMovedAt))} />,
    },
  ]
}
