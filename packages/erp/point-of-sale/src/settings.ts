import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

const digits = /^\d{1,15}$/

/** What a person may set. Kept as JSON, so an amount is written in digits. */
export const tillRules = z.object({
  /** Whether the prices of products have tax in them at the till. */
  pricesIncludeTax: z.boolean(),
  /** Minor units: what is paid in cash is rounded to a multiple of it; '0' or '1' for not at all. */
  cashRounding: z.string().regex(digits, { message: 'whole minor units, as digits' }),
  /** The amounts offered for a recharge, minor units. */
  rechargePresets: z
    .array(z.string().regex(/^[1-9]\d{0,14}$/, { message: 'whole minor units, more than zero' }))
    .max(8),
})

export const tillSettings = defineSettings(
  'point-of-sale',
  z.object({
    pricesIncludeTax: tillRules.shape.pricesIncludeTax.default(true),
    cashRounding: tillRules.shape.cashRounding.default('0'),
    rechargePresets: tillRules.shape.rechargePresets.default(['1000', '2000', '5000', '10000']),
  }),
)

export type TillSettings = z.infer<typeof tillRules>
