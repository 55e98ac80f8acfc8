import { isCurrency, largestAmount } from '@platform/money'
import { amountInput, dateInput, idempotencyKeyInput, idInput } from '@platform/plugin-api'
import { z } from 'zod'
import { exchangeRatePattern } from './exchange-rate.ts'

/** Text as PostgreSQL can keep it. */
function text(length: number) {
  return z
    .string()
    .trim()
    .max(length)
    .refine((value) => !value.includes('\0'), { message: 'text' })
}

const wholeNumber = z
  .string()
  .regex(/^\d{1,19}$/, { message: 'whole units, as digits' })
  .transform(BigInt)
  .refine((amount) => amount <= largestAmount, { message: 'too large' })

const lineInput = z.object({
  productId: idInput.nullable().default(null),
  description: text(1_000).default(''),
  /** Thousandths as digits: 2.5 pieces are '2500'. */
  quantity: wholeNumber,
  /** Minor units of the document's currency, as digits. */
  unitPrice: wholeNumber,
  /** Basis points: 12.5 % is 1250. */
  discount: z.int().min(0).max(10_000).default(0),
  taxId: idInput.nullable().default(null),
})

/** What a person writes of an invoice or credit note. */
export const invoiceInput = z.object({
  customerId: idInput,
  date: dateInput,
  dueDate: dateInput,
  currency: z.string().refine(isCurrency, { message: 'an ISO 4217 currency' }),
  /** What one unit of the currency is worth in the company's: '1.1735'. Null in the company's own. */
  exchangeRate: z
    .string()
    .regex(exchangeRatePattern, { message: 'a figure above zero with at most ten decimals' })
    .nullable()
    .default(null),
  pricesIncludeTax: z.boolean(),
  reference: text(200).default(''),
  note: text(5_000)
    .nullable()
    .default(null)
    .transform((note) => note || null),
  lines: z.array(lineInput).min(1, { message: 'at least one line' }).max(5_000),
})

/** The lines of an invoice to be credited, quantities in thousandths; 'all': what is not credited yet. */
export const creditNoteInput = z.object({
  idempotencyKey: idempotencyKeyInput,
  invoiceId: idInput,
  lines: z.union([
    z.literal('all'),
    z
      .array(z.object({ line: z.int().min(1), quantity: wholeNumber }))
      .min(1)
      .max(5_000),
  ]),
  date: dateInput,
  note: text(5_000)
    .nullable()
    .default(null)
    .transform((note) => note || null),
})

/** What a person writes of a payment. */
export const paymentInput = z.object({
  direction: z.enum(['receive', 'send']),
  customerId: idInput,
  amount: amountInput,
  journalId: idInput,
  date: dateInput,
  reference: text(200).default(''),
  destination: z.string().min(1).max(100),
  targets: z
    .array(z.object({ invoiceId: idInput, amount: amountInput.nullable().default(null) }))
    .max(500)
    .default([]),
})

/** A payment of one invoice, or a refund of one credit note. */
export const registeredPaymentInput = z.object({
  idempotencyKey: idempotencyKeyInput,
  invoiceId: idInput,
  amount: amountInput,
  journalId: idInput,
  date: dateInput,
  reference: text(200).default(''),
})
