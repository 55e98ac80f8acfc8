import { Button } from '@mantine/core'
import { EmptyState, splitHref, useMessages } from '@platform/ui'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { messages } from '../../messages.ts'
import { sessionPage, tillsPage } from '../../pages.ts'

/** The session of this address was closed, here or at another screen. */
export function SessionIsOver({ sessionId }: { sessionId: string }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  return (
    <EmptyState
      level={1}
      title={t('over.title')}
      hint={t('over.hint')}
      action={
        <>
          <Button size="lg" onClick={() => void navigate(splitHref(tillsPage.href()))}>
            {t('over.open')}
          </Button>
          <Button
            size="lg"
            variant="default"
            onClick={() => void navigate(splitHref(sessionPage.href({ sessionId })))}
          >
            {t('over.report')}
          </Button>
        </>
      }
    />
  )
}
