import { Button } from '@mantine/core'
import { DataTable, Loaded, moneyColumn, Section, textColumn, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'

type PreviewItem = Answers['invoices']['previewEntry']['items'][number]

/** The journal entry that Confirm is going to post, shown to who asks. */
export function EntryPreview({ invoiceId }: { invoiceId: string }): ReactNode {
  const t = useMessages(messages)
  const [isShown, setShown] = useState(false)
  const query = useQuery(
    accounting.invoices.previewEntry.queryOptions({ invoiceId }, { enabled: isShown, staleTime: 0 }),
  )
  const toggle = (
    <Button size="compact-sm" variant="subtle" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
      {t(isShown ? 'preview.hide' : 'preview.show')}
    </Button>
  )
  return (
    <Section title={t('preview.title')} actions={toggle} flush>
      {isShown && (
        <Loaded query={query} messages={messages}>
          {({ items }) => (
            <DataTable<PreviewItem>
              label={t('preview.title')}
              rows={items}
              rowId={(item) => `${item.line}`}
              columns={[
                textColumn({
                  id: 'account',
                  header: t('item.account'),
                  text: ({ account }) => `${account.code} ${account.name}`,
                  phone: 'title',
                }),
                textColumn({ id: 'label', header: t('item.label'), text: ({ label }) => label }),
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
