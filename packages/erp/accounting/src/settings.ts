import { largestAmount } from '@platform/money'
import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

/** What a company can choose for its accounting. */
export const accountingSettings = defineSettings(
  'accounting',
  z.object({
    /** Up to how much, in minor units of the company's currency as digits, may be written off an invoice; '0' is nothing. */
    writeOffTolerance: z
      .string()
      .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
      .refine((digits) => BigInt(digits) <= largestAmount, { message: 'too large' })
      .default('100'),
  }),
)
