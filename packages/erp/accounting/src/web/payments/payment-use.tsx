import { Text } from '@mantine/core'
import type { MoneyWire } from '@platform/money'
import {
  AppLink,
  DataTable,
  formatDay,
  MoneyText,
  Section,
  StatusBadge,
  useLocale,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import { invoicePage } from '../pages.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'
import type { Payment } from './payment-page.tsx'
import { settledKind } from './use-payment-editor.ts'
import { usePaymentOptions } from './use-payment-options.ts'

type Use = {
  readonly id: string
  readonly what: ReactNode
  readonly amount: MoneyWire | null
  readonly undoneOn: string | null
}

/** What a payment settles or settled, and what its destination took. */
export function PaymentUse({ payment }: { payment: Payment }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const uses = useUses(payment)
  const isDraft = payment.status === 'draft'
  const title = t(isDraft ? 'payment.settles' : 'payment.settled')
  // All of it to one place: the facts say so already.
  if (payment.status === 'confirmed' && payment.settled.length === 0) return null
  if (uses.length === 0) {
    if (!isDraft || settledKind(payment.destination) === undefined) return null
    return (
      <Section title={title}>
        <Text size="sm">{t('payment.oldestFirst')}</Text>
      </Section>
    )
  }
  return (
    <Section title={title} flush>
      <DataTable
        label={title}
        rows={uses}
        rowId={(row) => row.id}
        columns={[
          { id: 'what', header: t('payment.use'), phone: 'title', cell: (row) => row.what },
          ...(uses.some(({ undoneOn }) => undoneOn !== null)
            ? [
                {
                  id: 'status',
                  header: t('settled.status'),
                  cell: ({ undoneOn }: Use) =>
                    undoneOn === null ? null : (
                      <StatusBadge
                        tone="stopped"
                        label={t('settled.undoneOn', { date: formatDay(undoneOn, locale) })}
                      />
                    ),
                },
              ]
            : []),
          {
            id: 'amount',
            header: t('payment.amount'),
            align: 'end',
            phone: 'end',
            cell: ({ amount }) => amount && <MoneyText value={amount} />,
          },
        ]}
      />
    </Section>
  )
}

function useUses(payment: Payment): readonly Use[] {
  const titleOf = useDestinationTitle()
  const { titled } = usePaymentOptions()
  const { status, targets, settled, taken, cancelDate } = payment
  const linkTo = (invoiceId: string, number: string | null) => (
    <AppLink href={invoicePage.href({ invoiceId })}>{number}</AppLink>
  )
  if (status === 'draft')
    return targets.map(({ invoiceId, number, amount }) => ({
      id: invoiceId,
      what: linkTo(invoiceId, number),
      amount,
      undoneOn: null,
    }))
  return [
    ...settled.map(({ id, invoiceId, number, amount, undoneOn }) => ({
      id,
      what: linkTo(invoiceId, number),
      amount,
      undoneOn,
    })),
    ...(taken === null
      ? []
      : [
          {
            id: taken.by,
            what: titleOf(titled(taken.by)),
            amount: taken.amount,
            undoneOn: cancelDate,
          },
        ]),
  ]
}
