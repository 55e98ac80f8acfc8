import { ButtonLink, EmptyState, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'

/** For addresses that lead nowhere. */
export function NotFoundPage(): ReactNode {
  const t = useMessages(messages)
  return (
    <EmptyState
      level={1}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <ButtonLink href="/" variant="default">
          {t('apps.title')}
        </ButtonLink>
      }
    />
  )
}
