import { newPaymentPage } from '@erp/accounting/web'
import { Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { AppLink, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { WalletPanel } from '../client.ts'
import { messages } from '../messages.ts'

/** Why no credit can be applied, and what to do about it. Nothing where it can be. */
export function ObstacleText({ panel }: { panel: WalletPanel }): ReactNode {
  const t = useMessages(messages)
  const mayReceive = useMay(newPaymentPage.permission)
  const { obstacle, customerId, balance, amountDue } = panel
  if (obstacle === null || obstacle === 'credit_note') return null
  const isReserved = obstacle === 'no_credit' && BigInt(balance.amount) > 0n
  return (
    <Text size="sm" c="dimmed">
      {isReserved
        ? t('obstacle.allReserved')
        : t(`obstacle.${obstacle}`, { wallet: balance.currency, invoice: amountDue.currency })}
      {obstacle === 'no_credit' && !isReserved && mayReceive && (
        <>
          {' '}
          <AppLink
            href={newPaymentPage.href({}, { customerId, direction: 'receive', destination: 'wallet' })}
          >
            {t('wallet.receive')}
          </AppLink>
        </>
      )}
    </Text>
  )
}
