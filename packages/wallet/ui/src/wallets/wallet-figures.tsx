import { MoneyText, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { WalletRow } from '../client.ts'
import { messages } from '../messages.ts'
import classes from './wallet-figures.module.css'
import { WalletStatus } from './wallet-status.tsx'

/** The balance at a glance; what is available and the status only where they say more. */
export function WalletFigures({ wallet }: { wallet: WalletRow }): ReactNode {
  const t = useMessages(messages)
  return (
    <div className={classes['figures']}>
      <div>
        <div className={classes['label']}>{t('wallet.balance')}</div>
        <div className={classes['balance']}>
          <MoneyText value={wallet.balance} strong />
        </div>
      </div>
      {wallet.available.amount !== wallet.balance.amount && (
        <div>
          <div className={classes['label']}>{t('wallet.available')}</div>
          <div className={classes['balance']}>
            <MoneyText value={wallet.available} />
          </div>
        </div>
      )}
      {wallet.status !== 'active' && <WalletStatus status={wallet.status} />}
    </div>
  )
}
