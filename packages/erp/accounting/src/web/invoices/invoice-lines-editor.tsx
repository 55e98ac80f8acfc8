import { type ProductChoice, searchProducts, useTaxes, useTaxOptions } from '@erp/catalog/web'
import { Select, TextInput } from '@mantine/core'
import {
  DecimalInput,
  EntityPicker,
  type LineColumn,
  LinesEditor,
  MoneyInput,
  MoneyText,
  Totals,
  useLocale,
  useMessages,
} from '@platform/ui'
import { type ReactNode, useMemo } from 'react'
import { messages } from '../messages.ts'
import {
  DISCOUNT_DIGITS,
  type InvoiceValues,
  isBlank,
  type LineValues,
  moneyOf,
  newLine,
  previewAmounts,
  QUANTITY_DIGITS,
} from './invoice-values.ts'

const LARGEST_QUANTITY = 99_999_999_999_999n
const ALL_OF_IT = 10_000n

/** The lines of an invoice being written, with what they come to as one types. */
export function InvoiceLinesEditor({
  values,
  onChange,
  companyCurrency,
  tried,
}: {
  values: InvoiceValues
  onChange: (lines: readonly LineValues[]) => void
  companyCurrency: string
  tried: boolean
}): ReactNode {
  const t = useMessages(messages)
  const taxes = useTaxes()
  const { currency } = values
  const { byLine, sum } = useMemo(() => {
    const rates = new Map(taxes.map(({ id, rate }) => [id, rate]))
    return previewAmounts(values, (taxId) => rates.get(taxId))
  }, [values, taxes])
  const columns = useLineColumns({ currency, companyCurrency, tried })

  return (
    <>
      <LinesEditor<LineValues>
        label={t('invoice.lines')}
        addLabel={t('line.add')}
        lines={values.lines}
        onChange={onChange}
        newLine={newLine}
        columns={[
          ...columns,
          {
            id: 'amount',
            header: t(values.pricesIncludeTax ? 'line.amountWithTax' : 'line.amount'),
            align: 'end',
            width: '7.5rem',
            cell: ({ id }) => {
              const amounts = byLine.get(id)
              const shown = values.pricesIncludeTax ? amounts?.total : amounts?.net
              return shown === undefined ? null : <MoneyText value={moneyOf(shown, currency)} />
            },
          },
        ]}
      />
      <Totals
        rows={[
          { label: t('invoice.net'), money: moneyOf(sum.net, currency) },
          { label: t('invoice.tax'), money: moneyOf(sum.tax, currency) },
          { label: t('invoice.total'), money: moneyOf(sum.total, currency), strong: true },
        ]}
      />
    </>
  )
}

function useLineColumns({
  currency,
  companyCurrency,
  tried,
}: {
  currency: string
  companyCurrency: string
  tried: boolean
}): readonly LineColumn<LineValues>[] {
  const t = useMessages(messages)
  const locale = useLocale()
  const taxes = useTaxOptions()
  const isMissing = (line: LineValues, part: unknown) => tried && !isBlank(line) && part === null

  return [
    {
      id: 'product',
      header: t('line.product'),
      width: '2fr',
      cell: (line, change) => (
        <EntityPicker<ProductChoice>
          label={t('line.product')}
          labelHidden
          placeholder={t('line.productPlaceholder')}
          value={line.product}
          search={(text) => searchProducts(text, locale)}
          onChange={(product) =>
            change(product ? filledFrom(product, { currency, companyCurrency }) : { product })
          }
        />
      ),
    },
    {
      id: 'description',
      header: t('line.description'),
      width: '2fr',
      cell: (line, change) => (
        <TextInput
          aria-label={t('line.description')}
          maxLength={500}
          value={line.description}
          error={tried && !isBlank(line) && line.product === null && line.description.trim() === ''}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      ),
    },
    {
      id: 'quantity',
      header: t('line.quantity'),
      align: 'end',
      width: '6rem',
      cell: (line, change) => (
        <DecimalInput
          label={t('line.quantity')}
          labelHidden
          digits={QUANTITY_DIGITS}
          min={1n}
          max={LARGEST_QUANTITY}
          value={line.quantity}
          error={isMissing(line, line.quantity) || undefined}
          onChange={(quantity) => change({ quantity })}
        />
      ),
    },
    {
      id: 'unitPrice',
      header: t('line.unitPrice'),
      align: 'end',
      width: '8.5rem',
      cell: (line, change) => (
        <MoneyInput
          label={t('line.unitPrice')}
          labelHidden
          sign="zeroToo"
          currency={currency}
          value={line.unitPrice}
          error={isMissing(line, line.unitPrice) || undefined}
          onChange={(unitPrice) => change({ unitPrice })}
        />
      ),
    },
    {
      id: 'discount',
      header: t('line.discount'),
      align: 'end',
      width: '5rem',
      cell: (line, change) => (
        <DecimalInput
          label={t('line.discount')}
          labelHidden
          digits={DISCOUNT_DIGITS}
          min={0n}
          max={ALL_OF_IT}
          unit="%"
          value={line.discount}
          onChange={(discount) => change({ discount })}
        />
      ),
    },
    {
      id: 'tax',
      header: t('line.tax'),
      width: '9rem',
      cell: (line, change) => (
        <Select
          aria-label={t('line.tax')}
          placeholder={t('line.noTax')}
          data={taxes}
          value={line.taxId}
          onChange={(taxId) => change({ taxId })}
          clearable
        />
      ),
    },
  ]
}

/** What a product says of itself; its price is in the company's currency and means nothing in another. */
function filledFrom(
  product: ProductChoice,
  { currency, companyCurrency }: { currency: string; companyCurrency: string },
): Partial<LineValues> {
  return {
    product,
    description: product.label,
    taxId: product.tax?.id ?? null,
    ...(currency === companyCurrency ? { unitPrice: BigInt(product.unitPrice.amount) } : {}),
  }
}
