import type { CustomerForPanels } from '@erp/customers/web'
import { Text } from '@mantine/core'
import {
  AppLink,
  DataTable,
  dateColumn,
  Loaded,
  moneyColumn,
  Section,
  textColumn,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Answers, accounting } from '../client.ts'
import { messages } from '../messages.ts'
import { paymentPage, paymentsPage } from '../pages.ts'
import { PaymentStatus } from '../payments/payment-status.tsx'
import { usePaymentOptions } from '../payments/use-payment-options.ts'
import { useDestinationTitle } from '../shared/destination-title.ts'

type PaymentRow = Answers['payments']['list']['rows'][number]

const SHOWN = 6

/** The customer's newest payments, on the customer's page. */
export function CustomerPaymentsPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const titleOf = useDestinationTitle()
  const { titled } = usePaymentOptions()
  const query = useQuery(
    accounting.payments.list.queryOptions({ page: 1, pageSize: SHOWN, customerId: customer.id }),
  )
  return (
    <Section
      title={t('customerPayments.title')}
      flush
      actions={
        <AppLink size="sm" href={paymentsPage.href({}, { customerId: customer.id })}>
          {t('customerPayments.all')}
        </AppLink>
      }
    >
      <Loaded query={query} messages={messages}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              {t('customerPayments.none')}
            </Text>
          ) : (
            <DataTable<PaymentRow>
              label={t('customerPayments.title')}
              rows={rows}
              rowId={(row) => row.id}
              rowHref={(row) => paymentPage.href({ paymentId: row.id })}
              columns={[
                textColumn({
                  id: 'number',
                  header: t('payment.number'),
                  text: (row) => row.number ?? t('payment.draft'),
                  phone: 'title',
                }),
                dateColumn({ id: 'date', header: t('payment.date'), date: (row) => row.date }),
                textColumn({
                  id: 'direction',
                  header: t('payment.direction'),
                  text: (row) => t(row.direction === 'receive' ? 'payment.received' : 'payment.sent'),
                  phone: 'hidden',
                }),
                textColumn({
                  id: 'destination',
                  header: t('payment.destinationColumn'),
                  text: (row) => titleOf(titled(row.destination)),
                  phone: 'hidden',
                }),
                {
                  id: 'status',
                  header: t('payment.status'),
                  cell: (row) => <PaymentStatus status={row.status} />,
                },
                moneyColumn({
                  id: 'amount',
                  header: t('payment.amount'),
                  money: (row) => row.amount,
                  phone: 'end',
                }),
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
