import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { formatDecimal } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import {
  DataTable,
  DateInput,
  DecimalInput,
  FormDialog,
  notifyDone,
  splitHref,
  useLocale,
  useMessages,
  useToday,
} from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { creditNotePage } from '../pages.ts'
import type { Invoice } from './invoice-page.tsx'
import { QUANTITY_DIGITS } from './invoice-values.ts'

type Quantities = ReadonlyMap<number, bigint | null>

/** Drafts a credit note of an invoice: all that is not credited yet, or so much of chosen lines. */
export function CreditNoteDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const today = useToday()
  const [what, setWhat] = useState<'all' | 'some'>('all')
  const [quantities, setQuantities] = useState<Quantities>(new Map())
  const [date, setDate] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const create = useMutation(
    accounting.invoices.createCreditNote.mutationOptions({
      onSuccess: ({ invoiceId }) => {
        void invalidateInvoices()
        notifyDone(t('credit.created'))
        onClose()
        void navigate(splitHref(creditNotePage.href({ invoiceId })))
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )
  const chosen = [...quantities].flatMap(([line, quantity]) =>
    quantity === null || quantity === 0n ? [] : [{ line, quantity: quantity.toString() }],
  )
  const isWhole = invoice.lines.every(({ quantity, creditable }) => quantity === creditable)
  const isNothing = what === 'some' && chosen.length === 0

  function submit() {
    setTried(true)
    if (date === null || isNothing) return
    create.mutate({
      idempotencyKey,
      invoiceId: invoice.id,
      lines: what === 'all' ? 'all' : chosen,
      date,
      note,
    })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('credit.title', { number: invoice.number })}
      submitLabel={t('credit.create')}
      onSubmit={submit}
      pending={create.isPending}
      error={create.error}
      messages={messages}
    >
      <Radio.Group
        label={t('credit.what')}
        value={what}
        onChange={(value) => setWhat(value === 'some' ? 'some' : 'all')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t(isWhole ? 'credit.all' : 'credit.rest')} data-autofocus />
          <Radio value="some" label={t('credit.some')} />
        </Stack>
      </Radio.Group>
      {what === 'some' && (
        <QuantitiesTable invoice={invoice} quantities={quantities} onChange={setQuantities} />
      )}
      {tried && isNothing && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('credit.nothing')}
        </Text>
      )}
      <DateInput
        label={t('credit.date')}
        required
        value={date}
        onChange={setDate}
        error={tried && date === null ? t('problem.date') : undefined}
      />
      <TextInput
        label={t('credit.note')}
        maxLength={5_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t('credit.explain')}
      </Text>
    </FormDialog>
  )
}

function QuantitiesTable({
  invoice,
  quantities,
  onChange,
}: {
  invoice: Invoice
  quantities: Quantities
  onChange: (quantities: Quantities) => void
}): ReactNode {
  const t = useMessages(messages)
  const figure = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: QUANTITY_DIGITS })
  return (
    <DataTable
      label={t('credit.some')}
      rows={invoice.lines}
      rowId={(line) => `${line.line}`}
      columns={[
        {
          id: 'line',
          header: t('credit.line'),
          phone: 'title',
          cell: (line) => line.description || line.product?.name,
        },
        {
          id: 'creditable',
          header: t('credit.creditable'),
          align: 'end',
          cell: ({ creditable }) =>
            figure.format(formatDecimal(BigInt(creditable), QUANTITY_DIGITS) as Intl.StringNumericLiteral),
        },
        {
          id: 'quantity',
          header: t('credit.quantity'),
          align: 'end',
          width: '6rem',
          cell: ({ line, creditable, description }) => (
            <DecimalInput
              label={`${t('credit.quantity')} ${description}`}
              labelHidden
              digits={QUANTITY_DIGITS}
              min={0n}
              max={BigInt(creditable)}
              disabled={creditable === '0'}
              value={quantities.get(line) ?? null}
              onChange={(credited) => onChange(new Map(quantities).set(line, credited))}
            />
          ),
        },
      ]}
    />
  )
}
