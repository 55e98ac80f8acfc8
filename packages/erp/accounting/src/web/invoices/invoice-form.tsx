import { CustomerPicker } from '@erp/customers/web'
import { Group, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { isCurrency } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import { DateInput, DecimalInput, Fields, problemOfField, useLocale, useMessages } from '@platform/ui'
import { type ReactNode, useMemo } from 'react'
import type { InvoiceKind } from '../../documents/invoice-types.ts'
import { messages } from '../messages.ts'
import { InvoiceLinesEditor } from './invoice-lines-editor.tsx'
import { type InvoiceValues, RATE_DIGITS } from './invoice-values.ts'

/** The fields and lines of an invoice or credit note being written. `tried` shows what is still missing. */
export function InvoiceForm({
  kind,
  values,
  onChange,
  tried,
  error,
}: {
  kind: InvoiceKind
  values: InvoiceValues
  onChange: (part: Partial<InvoiceValues>) => void
  tried: boolean
  error: unknown
}): ReactNode {
  const t = useMessages(messages)
  const companyCurrency = useSession().company.currency
  const { date, dueDate, currency } = values
  const missing = (value: unknown, sentence: string) => (tried && value === null ? sentence : undefined)
  const refused = (field: string) => problemOfField(error, field, messages)
  const dueTooEarly = date !== null && dueDate !== null && dueDate < date

  return (
    <>
      <Fields>
        <CustomerPicker
          required
          autoFocus={values.customer === null}
          value={values.customer}
          onChange={(customer) => onChange({ customer })}
          error={missing(values.customer, t('problem.customer')) ?? refused('customerId')}
        />
        <DateInput
          label={t('invoice.date')}
          required
          value={date}
          onChange={(day) => onChange({ date: day })}
          error={missing(date, t('problem.date')) ?? refused('date')}
        />
        {kind === 'invoice' && (
          <DateInput
            label={t('invoice.dueDate')}
            required
            value={dueDate}
            onChange={(day) => onChange({ dueDate: day })}
            error={
              missing(dueDate, t('problem.dueDate')) ??
              (dueTooEarly ? t('problem.dueBeforeDate') : refused('dueDate'))
            }
          />
        )}
        <TextInput
          label={t('invoice.reference')}
          maxLength={200}
          value={values.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
        />
        <CurrencySelect
          value={currency}
          onChange={(chosen) => onChange({ currency: chosen, exchangeRate: null })}
        />
        {currency !== companyCurrency && (
          <DecimalInput
            label={t('invoice.exchangeRate', { currency, companyCurrency })}
            required
            digits={RATE_DIGITS}
            min={1n}
            value={values.exchangeRate}
            onChange={(exchangeRate) => onChange({ exchangeRate })}
            error={missing(values.exchangeRate, t('problem.exchangeRate')) ?? refused('exchangeRate')}
          />
        )}
      </Fields>
      <div>
        <Group justify="flex-end" px="md" pt="md">
          <Switch
            label={t('invoice.pricesIncludeTax')}
            checked={values.pricesIncludeTax}
            onChange={(event) => onChange({ pricesIncludeTax: event.currentTarget.checked })}
          />
        </Group>
        <InvoiceLinesEditor
          values={values}
          onChange={(lines) => onChange({ lines })}
          companyCurrency={companyCurrency}
          tried={tried}
        />
      </div>
      <Fields>
        <Textarea
          label={t('invoice.note')}
          autosize
          minRows={2}
          maxLength={5_000}
          value={values.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </Fields>
    </>
  )
}

function CurrencySelect({
  value,
  onChange,
}: {
  value: string
  onChange: (currency: string) => void
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' })
    return Intl.supportedValuesOf('currency')
      .filter(isCurrency)
      .map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  }, [locale])
  return (
    <Select
      label={t('invoice.currency')}
      data={options}
      value={value}
      onChange={(currency) => currency !== null && onChange(currency)}
      searchable
      allowDeselect={false}
    />
  )
}
