import { usePageParams } from '@platform/plugin-api/web'
import { Loaded, splitHref } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { movementPage } from '../pages.ts'
import { documentHref } from './document-href.ts'

/** The address of a movement, as journal entries know it: leads on to the document it was for. */
export function MovementPage(): ReactNode {
  const { transactionId } = usePageParams(movementPage)
  const query = useQuery(wallet.documentOf.queryOptions({ transactionId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(document) => <Navigate {...splitHref(documentHref(document))} replace />}
    </Loaded>
  )
}
