import { Select, Textarea, TextInput } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { Fields, MoneyInput, problemOfField, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { ProductDetails } from '../client.ts'
import { messages } from '../messages.ts'
import { useTaxOptions } from '../taxes/use-taxes.ts'

/** A product as the form holds it: blank means unknown. */
export type ProductValues = {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly category: string
  readonly barcode: string
  readonly unitPrice: bigint | null
  readonly taxId: string | null
}

export const blankValues: ProductValues = {
  code: '',
  name: '',
  description: '',
  category: '',
  barcode: '',
  unitPrice: null,
  taxId: null,
}

/** What is known of a product, as the form takes it. */
export function valuesOf(product: ProductDetails): ProductValues {
  return {
    code: product.code,
    name: product.name,
    description: product.description ?? '',
    category: product.category ?? '',
    barcode: product.barcode ?? '',
    unitPrice: BigInt(product.unitPrice.amount),
    taxId: product.tax?.id ?? null,
  }
}

/** The values as the server takes them, or null while something is missing. */
export function fieldsOf({ unitPrice, ...values }: ProductValues) {
  if (values.code.trim() === '' || values.name.trim() === '' || unitPrice === null) return null
  return { ...values, unitPrice: unitPrice.toString() }
}

/** The fields of a product, new or known. `tried` shows what is still missing once sending was tried. */
export function ProductForm({
  values,
  onChange,
  tried,
  error,
}: {
  values: ProductValues
  onChange: (values: ProductValues) => void
  tried: boolean
  error: unknown
}): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const taxes = useTaxOptions()
  const text = (name: 'code' | 'name' | 'description' | 'category' | 'barcode') => ({
    label: t(`field.${name}`),
    value: values[name],
    error: problemOfField(error, name, messages),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...values, [name]: event.currentTarget.value }),
  })
  const missing = (name: 'code' | 'name') => tried && values[name].trim() === ''

  return (
    <>
      <Fields>
        <TextInput
          {...text('name')}
          required
          autoFocus
          maxLength={200}
          error={missing('name') ? t('problem.name') : text('name').error}
        />
        <TextInput
          {...text('code')}
          required
          maxLength={50}
          error={missing('code') ? t('problem.code') : text('code').error}
        />
        <TextInput {...text('category')} maxLength={100} />
        <MoneyInput
          label={t('field.unitPrice')}
          required
          currency={currency}
          sign="zeroToo"
          value={values.unitPrice}
          onChange={(unitPrice) => onChange({ ...values, unitPrice })}
          error={tried && values.unitPrice === null ? t('problem.unitPrice') : undefined}
        />
        <Select
          label={t('field.tax')}
          placeholder={t('field.noTax')}
          data={taxes}
          value={values.taxId}
          onChange={(taxId) => onChange({ ...values, taxId })}
          clearable
        />
        <TextInput {...text('barcode')} maxLength={50} />
      </Fields>
      <Fields>
        <Textarea {...text('description')} autosize minRows={2} maxLength={2_000} />
      </Fields>
    </>
  )
}
