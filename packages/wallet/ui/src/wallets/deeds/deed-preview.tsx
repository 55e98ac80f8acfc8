import { JournalEntryPreview } from '@erp/accounting/web'
import { Group, Text } from '@mantine/core'
import { type Loadable, MoneyText, useMessages } from '@platform/ui'
import { type ReactNode, Suspense } from 'react'
import type { MovePreview } from '../../client.ts'
import { messages } from '../../messages.ts'
import type { Deed } from './use-deed.ts'

/** What a form is going to post, and what the wallet has then, for who asks. Nothing while there is no amount. */
export function DeedPreview({
  deed: { amount, preview },
  query,
}: {
  deed: Deed
  query: Loadable<MovePreview>
}): ReactNode {
  const t = useMessages(messages)
  if (amount === null) return null
  const { isShown, onToggle } = preview
  return (
    <Suspense fallback={null}>
      <JournalEntryPreview title={t('deed.entry')} query={query} isShown={isShown} onToggle={onToggle} />
      {isShown && query.data && (
        <Group justify="space-between" aria-live="polite">
          <Text size="sm">{t('deed.balanceAfter')}</Text>
          <MoneyText value={query.data.walletBalance} strong />
        </Group>
      )}
    </Suspense>
  )
}
