import { Button, Group, Text } from '@mantine/core'
import { formatMoney } from '@platform/money'
import {
  AppLink,
  DataTable,
  DateText,
  MoneyInput,
  MoneyText,
  Section,
  useLocale,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import { moneyOf } from '../invoices/invoice-values.ts'
import { messages } from '../messages.ts'
import { invoicePage } from '../pages.ts'
import { leftOver, type OpenDocument, type Shares } from './target-values.ts'

/** What the customer has open, and how much of the payment goes to each. */
export function OpenDocumentsEditor({
  title,
  documents,
  shares,
  onChange,
  onOldestFirst,
  onUseAll,
  amount,
  currency,
  surplusTo,
}: {
  title: string
  documents: readonly OpenDocument[]
  shares: Shares
  onChange: (shares: Shares) => void
  onOldestFirst: () => void
  onUseAll: (amount: bigint) => void
  amount: bigint | null
  currency: string
  /** What gets the surplus, by name; null: it stays open. */
  surplusTo: string | null
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const allOpen = documents.reduce((sum, { open }) => sum + open, 0n)
  const shown = (value: bigint) => formatMoney({ amount: value, currency }, locale)

  return (
    <Section
      title={title}
      flush
      actions={
        <Group gap="xs">
          {amount !== allOpen && (
            <Button size="compact-sm" variant="subtle" onClick={() => onUseAll(allOpen)}>
              {t('payment.fillAll', { amount: shown(allOpen) })}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" onClick={onOldestFirst} disabled={amount === null}>
            {t('payment.fillOldest')}
          </Button>
        </Group>
      }
    >
      <DataTable<OpenDocument>
        label={title}
        rows={documents}
        rowId={(row) => row.id}
        columns={[
          {
            id: 'number',
            header: t('invoice.number'),
            phone: 'title',
            cell: (row) => <AppLink href={invoicePage.href({ invoiceId: row.id })}>{row.number}</AppLink>,
          },
          {
            id: 'date',
            header: t('invoice.date'),
            phone: 'hidden',
            cell: (row) => <DateText date={row.date} />,
          },
          { id: 'due', header: t('invoice.due'), cell: (row) => <DateText date={row.dueDate} /> },
          {
            id: 'open',
            header: t('invoice.amountDue'),
            align: 'end',
            cell: (row) => <MoneyText value={moneyOf(row.open, currency)} />,
          },
          {
            id: 'pay',
            header: t('payment.pay'),
            align: 'end',
            width: '10rem',
            cell: (row) => (
              <MoneyInput
                label={`${t('payment.pay')} ${row.number}`}
                labelHidden
                sign="zeroToo"
                currency={currency}
                value={shares.get(row.id) ?? null}
                error={(shares.get(row.id) ?? 0n) > row.open}
                onChange={(share) => onChange(new Map(shares).set(row.id, share ?? 0n))}
              />
            ),
          },
        ]}
      />
      {amount !== null && <Remainder left={leftOver(shares, amount)} shown={shown} surplusTo={surplusTo} />}
    </Section>
  )
}

function Remainder({
  left,
  shown,
  surplusTo,
}: {
  left: bigint
  shown: (amount: bigint) => string
  surplusTo: string | null
}): ReactNode {
  const t = useMessages(messages)
  const sentence =
    left < 0n
      ? t('payment.tooMuchChosen', { amount: shown(-left) })
      : left === 0n
        ? t('payment.whole')
        : surplusTo === null
          ? t('payment.surplusOpen', { amount: shown(left) })
          : t('payment.surplusTo', { amount: shown(left), destination: surplusTo })
  return (
    <Text size="sm" p="md" ta="end" role="status" c={left < 0n ? 'var(--mantine-color-error)' : 'dimmed'}>
      {sentence}
    </Text>
  )
}
