import { largestAmount } from '@platform/money'
import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

/** Minor units of the company's currency, as digits: settings are kept as JSON, which has no whole numbers that large. */
const amountDigits = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, { message: 'whole minor units above zero, as digits' })
  .refine((digits) => BigInt(digits) <= largestAmount, { message: 'too large' })

/** What a company can choose for wallets at the till. */
export const walletPosSettings = defineSettings(
  'wallet-pos',
  z.object({
    /** The wallet's own switch: off, it is gone from the till, and refused where it is sent all the same. */
    walletAtTill: z.boolean().default(true),
    /** A wallet pays more than this only with the customer's proof or a manager's word; null asks for neither. */
    proofAbove: amountDigits.nullable().default(null),
  }),
)
