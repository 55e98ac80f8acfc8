import { creditNotePage, invoicePage } from '@erp/accounting/web'
import { customerPage } from '@erp/customers/web'
import type { MoneyWire } from '@platform/money'
import { usePageParams, type WordsOf } from '@platform/plugin-api/web'
import {
  AppLink,
  type Column,
  DataTable,
  DocumentPage,
  Loaded,
  MoneyText,
  moneyColumn,
  type Say,
  Section,
  TimeText,
  Totals,
  textColumn,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { orderPage, ordersPage, sessionPage } from '../pages.ts'
import { percentText, quantityText } from '../till/quantity-text.ts'
import { ReceiptPaper } from '../till/receipt/receipt-paper.tsx'
import { ReceiptRoll } from '../till/receipt/receipt-roll.tsx'
import { useReceiptPdf } from '../till/receipt/use-receipt-pdf.ts'
import type { Receipt } from '../till/till-types.ts'
import { useMethodLook } from '../till/use-till-methods.ts'
import { OrderKindBadge } from './order-kind.tsx'

/** One receipt of a till: what was sold, how it was paid, and what became of it. */
export function OrderPage(): ReactNode {
  const { orderId } = usePageParams(orderPage)
  const query = useQuery(pointOfSale.orders.receipt.queryOptions({ orderId }))
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(receipt) => <OrderDocument receipt={receipt} />}
    </Loaded>
  )
}

function OrderDocument({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const openPdf = useReceiptPdf()
  const isRefund = receipt.kind === 'refund'
  const invoiceHref = (invoiceId: string) =>
    isRefund ? creditNotePage.href({ invoiceId }) : invoicePage.href({ invoiceId })
  return (
    <>
      <DocumentPage
        trail={[{ label: t('orders.title'), href: ordersPage.href() }]}
        title={receipt.number}
        subtitle={t(`kind.${receipt.kind}`)}
        actions={[
          { id: 'print', label: t('receipt.print'), kind: 'default', run: () => print() },
          { id: 'pdf', label: t('receipt.pdf'), kind: 'default', run: () => openPdf(receipt.orderId) },
        ]}
        facts={[
          { label: t('order.at'), value: <TimeText at={receipt.at} /> },
          { label: t('order.kind'), value: <OrderKindBadge kind={receipt.kind} /> },
          {
            label: t('order.session'),
            value: (
              <AppLink href={sessionPage.href({ sessionId: receipt.sessionId })}>
                {receipt.register.name}
              </AppLink>
            ),
          },
          { label: t('order.cashier'), value: receipt.cashier.name },
          {
            label: t('order.customer'),
            value: receipt.customer && (
              <AppLink href={customerPage.href({ customerId: receipt.customer.id })}>
                {receipt.customer.name}
              </AppLink>
            ),
          },
          ...(receipt.invoice
            ? [
                {
                  label: isRefund ? t('receipt.creditNote') : t('order.invoice'),
                  value: <AppLink href={invoiceHref(receipt.invoice.id)}>{receipt.invoice.number}</AppLink>,
                },
              ]
            : []),
          ...(receipt.of
            ? [
                {
                  label: t('receipt.ofOrder'),
                  value: (
                    <AppLink href={orderPage.href({ orderId: receipt.of.orderId })}>
                      {receipt.of.number}
                    </AppLink>
                  ),
                },
              ]
            : []),
          ...(receipt.note ? [{ label: t('note.ofOrder'), value: receipt.note }] : []),
        ]}
      >
        {receipt.lines.length > 0 && (
          <>
            <DataTable
              label={t('order.lines')}
              columns={lineColumns(t, locale)}
              rows={receipt.lines}
              rowId={({ line }) => `${line}`}
            />
            <Totals rows={totals(receipt, t)} />
          </>
        )}
        <Tenders receipt={receipt} />
        {receipt.settled.length > 0 && (
          <Section title={t('order.settled')}>
            <DataTable<Receipt['settled'][number]>
              label={t('order.settled')}
              columns={[
                {
                  id: 'number',
                  header: t('order.invoice'),
                  cell: (row) => (
                    <AppLink href={invoicePage.href({ invoiceId: row.invoiceId })}>{row.number}</AppLink>
                  ),
                  phone: 'title',
                },
                moneyColumn({
                  id: 'amount',
                  header: t('order.paid'),
                  money: (row) => row.amount,
                  phone: 'end',
                }),
                moneyColumn({ id: 'residual', header: t('receipt.stillDue'), money: (row) => row.residual }),
              ]}
              rows={receipt.settled}
              rowId={({ invoiceId }) => invoiceId}
            />
          </Section>
        )}
      </DocumentPage>
      <ReceiptRoll>
        <ReceiptPaper receipt={receipt} />
      </ReceiptRoll>
    </>
  )
}

function Tenders({ receipt }: { receipt: Receipt }): ReactNode {
  const t = useMessages(messages)
  const lookOf = useMethodLook()
  const kept = receipt.keptChange ?? receipt.recharge
  return (
    <Section title={t('order.tenders')}>
      <DataTable<Receipt['tenders'][number]>
        label={t('order.tenders')}
        columns={[
          textColumn({
            id: 'method',
            header: t('order.method'),
            text: (tender) => lookOf(tender.methodId).label(),
            phone: 'title',
          }),
          moneyColumn({
            id: 'received',
            header: t('payment.handedOver'),
            money: (tender) => tender.received,
          }),
          moneyColumn({
            id: 'amount',
            header: t('order.paid'),
            money: (tender) => tender.amount,
            phone: 'end',
          }),
          moneyColumn({
            id: 'balance',
            header: t('order.balanceAfter'),
            money: (tender) => tender.balanceAfter,
          }),
        ]}
        rows={receipt.tenders}
        rowId={({ tenderId }) => tenderId}
      />
      {kept && (
        <p>
          {t('order.kept', { method: lookOf(kept.methodId).label() })}{' '}
          <MoneyText value={kept.amount} strong />
        </p>
      )}
    </Section>
  )
}

function totals(receipt: Receipt, t: Say<WordsOf<typeof messages>>) {
  const isZero = ({ amount }: MoneyWire) => BigInt(amount) === 0n
  return [
    { label: t('total.net'), money: receipt.net },
    ...receipt.taxes.map(({ name, tax }) => ({ label: name, money: tax })),
    ...(isZero(receipt.rounding) ? [] : [{ label: t('receipt.rounding'), money: receipt.rounding }]),
    { label: t('total.total'), money: receipt.total, strong: true },
  ]
}

function lineColumns(
  t: Say<WordsOf<typeof messages>>,
  locale: string,
): readonly Column<Receipt['lines'][number]>[] {
  return [
    {
      id: 'description',
      header: t('order.product'),
      cell: (line) => (
        <>
          <bdi>{line.description}</bdi>
          {line.note && (
            <small>
              {' '}
              · <bdi>{line.note}</bdi>
            </small>
          )}
        </>
      ),
      phone: 'title',
    },
    {
      id: 'quantity',
      header: t('order.quantity'),
      align: 'end',
      cell: (line) => quantityText(BigInt(line.quantity), locale),
    },
    moneyColumn({ id: 'unitPrice', header: t('order.unitPrice'), money: (line) => line.unitPrice }),
    {
      id: 'discount',
      header: t('order.discount'),
      align: 'end',
      cell: (line) => (line.discount === 0 ? null : `${percentText(line.discount, locale)} %`),
    },
    textColumn({ id: 'tax', header: t('order.tax'), text: (line) => line.taxName }),
    moneyColumn({ id: 'total', header: t('order.lineTotal'), money: (line) => line.total, phone: 'end' }),
  ]
}
