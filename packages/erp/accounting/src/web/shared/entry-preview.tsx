import { Button, Text } from '@mantine/core'
import {
  AppLink,
  type Column,
  DataTable,
  type Loadable,
  Loaded,
  moneyColumn,
  Section,
  textColumn,
  useLocale,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import type { Answers } from '../client.ts'
import { messages } from '../messages.ts'
import { generalLedgerPage } from '../pages.ts'
import classes from './entry-preview.module.css'

type Preview = Answers['invoices']['previewEntry']
type PreviewItem = Preview['items'][number]

const LABEL_WIDTH = '10rem'
const SIDE_WIDTH = '9rem'

/** The journal entry that Confirm is going to post, shown to who asks; of many, what they come to by account. */
export function EntryPreview({
  query,
  isShown,
  onToggle,
  title,
  note,
}: {
  query: Loadable<Preview>
  isShown: boolean
  onToggle: () => void
  /** Where the deed is not called Confirm. */
  title?: string
  /** What there is to say beside the items. */
  note?: string
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
          {(preview) => <Entries preview={preview} title={title ?? t('preview.title')} />}
        </Loaded>
      )}
      {isShown && note !== undefined && (
        <Text size="sm" className={classes['said']}>
          {note}
        </Text>
      )}
    </Section>
  )
}

function Entries({ preview, title }: { preview: Preview; title: string }): ReactNode {
  const t = useMessages(messages)
  const figure = new Intl.NumberFormat(useLocale())
  const { entries, isTotalled, items } = preview
  if (entries === 0)
    return (
      <Text size="sm" className={classes['said']}>
        {t('preview.nothing')}
      </Text>
    )
  if (entries === 1 || isTotalled)
    return (
      <>
        {isTotalled && (
          <Text size="sm" c="dimmed" className={classes['said']}>
            {t('preview.totals', { count: entries, figure: figure.format(entries) })}
          </Text>
        )}
        <Items label={title} items={items} among={items} />
      </>
    )
  return Array.from({ length: entries }, (_, index) => {
    const label = t('preview.entry', { entry: figure.format(index + 1), count: figure.format(entries) })
    return (
      <div key={label} className={classes['entry']}>
        <Text size="sm" c="dimmed" className={classes['said']}>
          {label}
        </Text>
        <Items label={label} items={items.filter(({ entry }) => entry === index + 1)} among={items} />
      </div>
    )
  })
}

function Items({
  label,
  items,
  among,
}: {
  label: string
  items: readonly PreviewItem[]
  /** Those of all entries that are shown: their columns stand under one another. */
  among: readonly PreviewItem[]
}): ReactNode {
  const t = useMessages(messages)
  const columns: readonly Column<PreviewItem>[] = [
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
    ...(among.some((item) => item.label !== null)
      ? [
          textColumn<PreviewItem>({
            id: 'label',
            header: t('item.label'),
            text: (item) => item.label,
            width: LABEL_WIDTH,
          }),
        ]
      : []),
    moneyColumn({
      id: 'debit',
      header: t('item.debit'),
      money: ({ debit }) => filled(debit),
      width: SIDE_WIDTH,
    }),
    moneyColumn({
      id: 'credit',
      header: t('item.credit'),
      money: ({ credit }) => filled(credit),
      width: SIDE_WIDTH,
    }),
  ]
  return <DataTable label={label} rows={items} rowId={(item) => `${item.line}`} columns={columns} />
}

/** An item is a debit or a credit; the other side stays empty. */
function filled(money: PreviewItem['debit']): PreviewItem['debit'] | null {
  return money.amount === '0' ? null : money
}
