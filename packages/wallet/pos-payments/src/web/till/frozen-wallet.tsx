import type { PosCustomer } from '@erp/point-of-sale/web'
import { StatusBadge, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { alwaysFresh, walletPos } from '../client.ts'
import { messages } from '../messages.ts'

/** Says beside the chosen customer that nothing can be spent from their wallet, before anybody tries. */
export function FrozenWallet({
  customer,
  place,
}: {
  customer: PosCustomer
  place: 'found' | 'chosen'
}): ReactNode {
  const t = useMessages(messages)
  const { data } = useQuery(
    walletPos.wallet.queryOptions(
      { customerId: customer.id },
      // A search finds many, and each would be asked for: whoever is chosen is asked about.
      { ...alwaysFresh, enabled: place === 'chosen' },
    ),
  )
  const frozen = data?.status === 'frozen' || data?.status === 'frozen_out'
  return frozen ? <StatusBadge tone="stopped" label={t('till.frozen')} /> : null
}
