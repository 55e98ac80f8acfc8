import { largestAmount } from '@platform/money'
import { idInput } from '@platform/plugin-api'
import { z } from 'zod'

function optionalText(length: number) {
  return z
    .string()
    .trim()
    .max(length)
    .nullish()
    .transform((text) => text || null)
}

/** What a person may say about a product. Blank fields are null. */
export const productFields = z.object({
  /** Unique in the company. */
  code: z.string().trim().min(1, { message: 'a code' }).max(50),
  name: z.string().trim().min(1, { message: 'a name' }).max(200),
  description: optionalText(2_000),
  category: optionalText(100),
  barcode: optionalText(50),
  /** Minor units of the company's currency, as digits; zero for what is given away. */
  unitPrice: z
    .string()
    .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
    .transform(BigInt)
    .refine((amount) => amount <= largestAmount, { message: 'too large' }),
  taxId: idInput.nullish().transform((id) => id ?? null),
})

export type ProductFields = z.infer<typeof productFields>

/** What a person may say about a tax. */
export const taxFields = z.object({
  /** Unique in the company. */
  name: z.string().trim().min(1, { message: 'a name' }).max(100),
  /** Thousandths of a percent: 20 % is 20000, 8.875 % is 8875. */
  rate: z.int().min(0).max(1_000_000),
})

export type TaxFields = z.infer<typeof taxFields>
