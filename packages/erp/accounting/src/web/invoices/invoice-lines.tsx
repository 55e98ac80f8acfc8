import { productPage, taxLabel } from '@erp/catalog/web'
import { Text } from '@mantine/core'
import { formatDecimal } from '@platform/money'
import {
  AppLink,
  type Column,
  DataTable,
  moneyColumn,
  type TotalRow,
  Totals,
  useLocale,
  useMessages,
} from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import type { Invoice } from './invoice-page.tsx'
import { moneyOf, QUANTITY_DIGITS } from './invoice-values.ts'

type Line = Invoice['lines'][number]

/** The lines of a document and what they come to, tax by tax, down to the amount due. */
export function InvoiceLines({ invoice }: { invoice: Invoice }): ReactNode {
  const t = useMessages(messages)
  return (
    <>
      <DataTable
        label={t('invoice.lines')}
        columns={useLineColumns(invoice)}
        rows={invoice.lines}
        rowId={(line) => `${line.line}`}
      />
      <Totals rows={useTotals(invoice)} />
    </>
  )
}

function useTotals({ kind, net, taxes, total, amountDue, currency }: Invoice): readonly TotalRow[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const isInvoice = kind === 'invoice'
  const settled = amountDue === null ? 0n : BigInt(total.amount) - BigInt(amountDue.amount)
  return [
    { label: t('invoice.net'), money: net },
    ...taxes.map(({ name, rate, tax }) => ({
      label: isolated(taxLabel({ name, rate }, locale)),
      money: tax,
    })),
    { label: t('invoice.total'), money: total, strong: true },
    ...(amountDue === null
      ? []
      : [
          ...(settled === 0n
            ? []
            : [
                {
                  label: t(isInvoice ? 'invoice.paidSoFar' : 'invoice.settledSoFar'),
                  money: moneyOf(-settled, currency),
                },
              ]),
          {
            label: t(isInvoice ? 'invoice.amountDue' : 'invoice.amountOpen'),
            money: amountDue,
            strong: true,
          },
        ]),
  ]
}

function useLineColumns({ lines, pricesIncludeTax }: Invoice): readonly Column<Line>[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: QUANTITY_DIGITS })
  const quantity = (line: Line) =>
    figure.format(formatDecimal(BigInt(line.quantity), QUANTITY_DIGITS) as Intl.StringNumericLiteral)

  return [
    { id: 'product', header: t('line.product'), phone: 'title', cell: (line) => <WhatIsSold line={line} /> },
    { id: 'quantity', header: t('line.quantity'), align: 'end', cell: quantity },
    moneyColumn({ id: 'unitPrice', header: t('line.unitPrice'), money: (line) => line.unitPrice }),
    ...(lines.some(({ discount }) => discount > 0)
      ? [
          {
            id: 'discount',
            header: t('line.discount'),
            align: 'end' as const,
            cell: ({ discount }: Line) => (discount === 0 ? null : percent.format(discount / 10_000)),
          },
        ]
      : []),
    { id: 'tax', header: t('line.tax'), phone: 'hidden', cell: ({ tax }) => tax && <bdi>{tax.name}</bdi> },
    moneyColumn({
      id: 'amount',
      header: t(pricesIncludeTax ? 'line.amountWithTax' : 'line.amount'),
      money: (line) => (pricesIncludeTax ? line.total : line.net),
      phone: 'end',
    }),
  ]
}

function WhatIsSold({ line: { product, description } }: { line: Line }): ReactNode {
  if (product === null) return description
  return (
    <>
      <AppLink size="sm" href={productPage.href({ productId: product.id })}>
        {product.name}
      </AppLink>
      {description !== '' && description !== product.name && (
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      )}
    </>
  )
}

/** A name as it is, within a sentence that runs the other way. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
