import { useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { walletPage } from '../pages.ts'
import { WalletList } from './wallet-list.tsx'

/** E-Wallet > Wallets. */
export function WalletsPage(): ReactNode {
  const t = useMessages(messages)
  return <WalletList title={t('wallets.title')} hrefOf={({ walletId }) => walletPage.href({ walletId })} />
}
