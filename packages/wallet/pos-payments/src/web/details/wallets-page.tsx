import { useMessages } from '@platform/ui'
import { loadWalletList } from '@wallet/ui'
import { lazy, type ReactNode } from 'react'
import { messages } from '../messages.ts'
import { customerWalletPage } from '../pages.ts'

const WalletList = lazy(() => loadWalletList().then((list) => ({ default: list })))

/** Point of Sale > Customers > Wallet details: what every customer has. */
export function WalletsPage(): ReactNode {
  const t = useMessages(messages)
  return (
    <WalletList
      title={t('wallets.title')}
      hrefOf={({ customerId }) => customerWalletPage.href({ customerId })}
    />
  )
}
