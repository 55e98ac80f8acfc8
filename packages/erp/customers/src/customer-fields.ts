import { largestAmount } from '@platform/money'
import { z } from 'zod'

/** Optional text from a form: empty means there is none. */
function optionalText(length: number) {
  return z
    .string()
    .trim()
    .max(length)
    .nullish()
    .transform((text) => text || null)
}

/** What a person may say about a customer. Blank fields are null. */
export const customerFields = z.object({
  name: z.string().trim().min(1, { message: 'a name' }).max(200),
  /** What the company calls the customer elsewhere, e.g. the code on a card. Unique in the company. */
  reference: optionalText(100),
  email: z
    .union([z.literal(''), z.email({ message: 'an e-mail address' }).max(254)])
    .nullish()
    .transform((text) => text || null),
  phone: optionalText(50),
  street: optionalText(200),
  city: optionalText(100),
  postcode: optionalText(20),
  country: z
    .union([z.literal(''), z.string().regex(/^[A-Z]{2}$/, { message: 'two letters of ISO 3166, like DE' })])
    .nullish()
    .transform((code) => code || null),
  note: optionalText(5_000),
  /** Minor units of the company's currency, as digits; null: no limit. */
  creditLimit: z
    .string()
    .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
    .transform(BigInt)
    .refine((amount) => amount <= largestAmount, { message: 'too large' })
    .nullish()
    .transform((amount) => amount ?? null),
})

export type CustomerFields = z.infer<typeof customerFields>

/** Fields of a customer of whom only the name is known. */
export function blankCustomer(name: string): CustomerFields {
  return {
    name,
    reference: null,
    email: null,
    phone: null,
    street: null,
    city: null,
    postcode: null,
    country: null,
    note: null,
    creditLimit: null,
  }
}
