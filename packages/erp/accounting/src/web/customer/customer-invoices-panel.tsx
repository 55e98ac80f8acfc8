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
import { InvoiceStatus } from '../invoices/invoice-status.tsx'
import { messages } from '../messages.ts'
import { invoicePage, invoicesPage } from '../pages.ts'

type InvoiceRow = Answers['invoices']['list']['rows'][number]

const SHOWN = 6

/** The customer's newest invoices, on the customer's page. */
export function CustomerInvoicesPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(
    accounting.invoices.list.queryOptions({
      page: 1,
      pageSize: SHOWN,
      customerId: customer.id,
      kind: 'invoice',
    }),
  )
  return (
    <Section
      title={t('customerInvoices.title')}
      flush
      actions={
        <AppLink size="sm" href={invoicesPage.href({}, { customerId: customer.id })}>
          {t('customerInvoices.all')}
        </AppLink>
      }
    >
      <Loaded query={query} messages={messages}>
        {({ rows, totals }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              {t('customerInvoices.none')}
            </Text>
          ) : (
            <DataTable<InvoiceRow>
              label={t('customerInvoices.title')}
              rows={rows}
              rowId={(row) => row.id}
              rowHref={(row) => invoicePage.href({ invoiceId: row.id })}
              columns={[
                textColumn({
                  id: 'number',
                  header: t('invoice.number'),
                  text: (row) => row.number ?? t('invoiceStatus.draft'),
                  phone: 'title',
                  footer: t('invoice.allDue'),
                }),
                dateColumn({
                  id: 'date',
                  header: t('invoice.date'),
                  date: (row) => row.date,
                  phone: 'hidden',
                }),
                dateColumn({ id: 'due', header: t('invoice.due'), date: (row) => row.dueDate }),
                { id: 'state', header: t('invoice.status'), cell: (row) => <InvoiceStatus {...row} /> },
                moneyColumn({
                  id: 'total',
                  header: t('invoice.total'),
                  money: (row) => row.total,
                  phone: 'hidden',
                }),
                moneyColumn({
                  id: 'amountDue',
                  header: t('invoice.amountDue'),
                  money: (row) => row.amountDue,
                  phone: 'end',
                  // Of all invoices, also those that are not among the newest.
                  footer: totals.amountDue[0],
                }),
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
