import { useDocumentTitle } from '@mantine/hooks'
import { usePageParams } from '@platform/plugin-api/web'
import { Loaded, refusalOf, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { tillPage } from '../pages.ts'
import { ApprovalProvider } from './approval/approval.tsx'
import { SessionIsOver } from './session/session-is-over.tsx'
import classes from './till.module.css'
import { TillAtWork } from './till-at-work.tsx'
import type { Receipt, TillDialog } from './till-types.ts'
import { WritesProvider } from './writes/writes.tsx'

/** The till of one session. */
export function TillPage(): ReactNode {
  const t = useMessages(messages)
  const { sessionId } = usePageParams(tillPage)
  useDocumentTitle(t('till.title'))
  const query = useQuery(
    pointOfSale.till.load.queryOptions({ sessionId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  )
  // Of a receipt that was found after a reload: whatever asked for it is gone.
  const [dialog, setDialog] = useState<TillDialog | null>(null)
  const [foundKey, setFoundKey] = useState<string | null>(null)
  const showFound = (receipt: Receipt, key: string) => {
    setFoundKey(key)
    setDialog({ name: 'receipt', receipt, isNew: true })
  }
  if (query.data === undefined && refusalOf(query.error)?.code === 'session_closed')
    return <SessionIsOver sessionId={sessionId} />
  return (
    <div className={classes['world']}>
      <Loaded query={query} as="document" messages={messages}>
        {(load) => (
          <ApprovalProvider load={load}>
            <WritesProvider
              sessionId={sessionId}
              onFound={(receipt, { request }) => showFound(receipt, request.idempotencyKey)}
            >
              <TillAtWork load={load} dialog={dialog} setDialog={setDialog} soldKey={foundKey} />
            </WritesProvider>
          </ApprovalProvider>
        )}
      </Loaded>
    </div>
  )
}
