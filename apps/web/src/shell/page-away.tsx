import { Button } from '@mantine/core'
import { EmptyState, useMessages } from '@platform/ui'
import { type ReactNode, useEffect } from 'react'
import { messages } from '../messages.ts'

/**
 * The program of a page could not be fetched: the server is away, or has been renewed and calls its files by other
 * names. An error of its own, since the router answers the browser's by loading everything anew, and while the server
 * is away that leaves nothing but the browser's own error page.
 */
export class PageNotFetched extends Error {
  override name = 'PageNotFetched'
}

const RELOADED = 'page-away-reloaded'

/** Says so, and goes on as soon as that helps: a renewed server is noticed at once, another try is a button. */
export function PageAway(): ReactNode {
  const t = useMessages(messages)
  useEffect(() => {
    // Once for an address: whatever else keeps it from being fetched must not turn into a loop.
    if (sessionStorage.getItem(RELOADED) === location.pathname) return
    void reloadIfServed(() => sessionStorage.setItem(RELOADED, location.pathname))
  }, [])
  return (
    <EmptyState
      level={1}
      title={t('pageAway.title')}
      hint={t('pageAway.hint')}
      action={<Button onClick={() => void reloadIfServed()}>{t('pageAway.retry')}</Button>}
    />
  )
}

async function reloadIfServed(before?: () => void): Promise<void> {
  const answer = await fetch('/healthz').catch(() => null)
  if (!answer?.ok) return
  before?.()
  location.reload()
}
