import { isCurrency, largestAmount } from '@platform/money'
import { z } from 'zod'

/** An id from outside. */
export const idInput = z.uuid()

/** Made by the client when a form opens, so that a double click or a resend counts once. */
export const idempotencyKeyInput = z.uuid()

/** A calendar day, 'YYYY-MM-DD', between 1900 and 2199. */
export const dateInput = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { message: 'a day between 1900 and 2199' })

/** A positive amount in minor units as a decimal string; refuses signs, fractions, zero and what int8 cannot hold. */
export const amountInput = z
  .string()
  .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
  .transform(BigInt)
  .refine((amount) => amount > 0n, { message: 'more than zero' })
  .refine((amount) => amount <= largestAmount, { message: 'too large' })

/** A positive amount with its currency. */
export const moneyInput = z.object({
  amount: amountInput,
  currency: z.string().refine(isCurrency, { message: 'an ISO 4217 currency' }),
})

/** Which page of a list: from 0, at most 200 rows. */
export const pageInput = z.object({
  page: z.int().min(0).max(1_000_000).default(0),
  pageSize: z.int().min(1).max(200).default(50),
})
