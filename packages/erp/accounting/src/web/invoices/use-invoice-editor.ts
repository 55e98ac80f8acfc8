import { parseDecimal } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import { addDays, type Entity, useToday } from '@platform/ui'
import { useState } from 'react'
import type { InvoiceKind } from '../../documents/invoice-types.ts'
import type { Answers } from '../client.ts'
import { type InvoiceValues, newLine, RATE_DIGITS } from './invoice-values.ts'

const USUAL_TERM_DAYS = 14

/** What a new invoice starts from: due in two weeks, one empty line to write in. */
export function useNewInvoiceValues(customer: Entity | null): InvoiceValues {
  const today = useToday()
  const { currency } = useSession().company
  return {
    customer,
    date: today,
    dueDate: addDays(today, USUAL_TERM_DAYS),
    currency,
    exchangeRate: null,
    pricesIncludeTax: false,
    reference: '',
    note: '',
    lines: [newLine()],
  }
}

/** A draft as the form takes it. */
export function valuesOf(invoice: Answers['invoices']['get']): InvoiceValues {
  const { customer, exchangeRate, lines } = invoice
  const rate = exchangeRate === null ? null : parseDecimal(exchangeRate, RATE_DIGITS, 'en')
  return {
    customer: { id: customer.id, label: customer.name },
    date: invoice.date,
    dueDate: invoice.dueDate,
    currency: invoice.currency,
    exchangeRate: typeof rate === 'bigint' ? rate : null,
    pricesIncludeTax: invoice.pricesIncludeTax,
    reference: invoice.reference,
    note: invoice.note ?? '',
    lines: lines.map(({ product, description, quantity, unitPrice, discount, tax }) => ({
      id: crypto.randomUUID(),
      product: product && { id: product.id, label: product.name },
      description,
      quantity: BigInt(quantity),
      unitPrice: BigInt(unitPrice.amount),
      discount: discount === 0 ? null : BigInt(discount),
      taxId: tax?.id ?? null,
    })),
  }
}

/** The state of the form, and what stands in the way of sending it. */
export function useInvoiceEditor(kind: InvoiceKind, start: InvoiceValues) {
  const [values, setValues] = useState(start)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<InvoiceValues>) =>
    setValues((before) => withDueDateAfter(kind, { ...before, ...part }))
  return { values, change, tried, markTried: () => setTried(true) }
}

/** A date moved past the due date takes it along; a credit note is due when it is made. */
function withDueDateAfter(kind: InvoiceKind, values: InvoiceValues): InvoiceValues {
  const { date, dueDate } = values
  if (date === null) return values
  if (kind === 'credit_note') return { ...values, dueDate: date }
  return dueDate === null || dueDate >= date ? values : { ...values, dueDate: addDays(date, USUAL_TERM_DAYS) }
}
