import { usePageParams } from '@platform/plugin-api/web'
import { Loaded, splitHref } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { allocationPage, walletPage } from '../pages.ts'

/** The address of an allocation, as its journal entry knows it: leads on to the wallet whose history it is part of. */
export function AllocationPage(): ReactNode {
  const { allocationId } = usePageParams(allocationPage)
  const query = useQuery(wallet.ofAllocation.queryOptions({ allocationId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {({ walletId }) => <Navigate {...splitHref(walletPage.href({ walletId }))} replace />}
    </Loaded>
  )
}
