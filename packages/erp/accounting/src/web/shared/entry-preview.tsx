import { Button } from '@mantine/core'
import {
  AppLink,
  DataTable,
  type Loadable,
  Loaded,
  moneyColumn,
  Section,
  textColumn,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import type { Answers } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'

type Preview = Answers['invoices']['previewEntry']
type PreviewItem = Preview['items'][number]

/** The journal entry that Confirm is going to post, shown to who asks. */
export function EntryPreview({
  query,
  isShown,
  onToggle,
  title,
}: {
  /** Where the deed is not called Confirm. */
  title?: string
  query: Loadable<Preview>
  isShown: boolean
  onToggle: () => void
}): ReactNode {
  const t = useMessages(messages)
  return (
    <Section
      title={title ?? t('preview.title')}
      flush
      actions={
        <Button size="compact-sm" variant="subtle" aria-expanded={isShown} onClick={onToggle}>
          {t(isShown ? 'preview.hide' : 'preview.show')}
        </Button>
      }
    >
      {isShown && (
        <Loaded query={query} messages={messages}>
          {({ items }) => (
            <DataTable<PreviewItem>
              label={title ?? t('preview.title')}
              rows={items}
              rowId={(item) => `${item.line}`}
              columns={[
                {
                  id: 'account',
                  header: t('item.account'),
                  phone: 'title',
                  cell: ({ account }) => (
                    <AppLink href={generalLedgerPage.href({}, { accountId: account.id })}>
                      {account.code} {account.name}
                    </AppLink>
                  ),
                },
                ...(items.some(({ label }) => label !== null)
                  ? [
                      textColumn<PreviewItem>({
                        id: 'label',
                        header: t('item.label'),
                        text: ({ label }) => label,
                      }),
                    ]
                  : []),
                moneyColumn({ id: 'debit', header: t('item.debit'), money: ({ debit }) => filled(debit) }),
                moneyColumn({
                  id: 'credit',
                  header: t('item.credit'),
                  money: ({ credit }) => filled(credit),
                }),
              ]}
            />
          )}
        </Loaded>
      )}
    </Section>
  )
}

/** An item is a debit or a credit; the other side stays empty. */
function filled(money: PreviewItem['debit']): PreviewItem['debit'] | null {
  return money.amount === '0' ? null : money
}
