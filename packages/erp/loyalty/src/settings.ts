import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

/** What a person may set. Kept as JSON, so an amount is written in digits. */
export const loyaltyRules = z.object({
  /** What an invoice must come to for one point, minor units of the company's currency. */
  amountPerPoint: z.string().regex(/^[1-9]\d{0,14}$/, { message: 'whole minor units, more than zero' }),
  /** Points are gone when none were earned for so many months; null: they stay. */
  expiryMonths: z.int().min(1).max(120).nullable(),
})

export const loyaltySettings = defineSettings(
  'loyalty',
  z.object({
    amountPerPoint: loyaltyRules.shape.amountPerPoint.default('100'),
    expiryMonths: loyaltyRules.shape.expiryMonths.default(null),
  }),
)
