import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

/** What a company can choose for its wallets. */
export const walletSettings = defineSettings(
  'wallet',
  z.object({
    /** Whether credit may move from one customer to another. */
    transfersAllowed: z.boolean().default(false),
    /** Whether a wallet may be let below zero. Turning it off leaves the wallets that are, and raises no floor. */
    overdraftAllowed: z.boolean().default(false),
    /** How long before credit lapses its customer is told; 0 is never. */
    expiryReminderDays: z.int().min(0).max(365).default(14),
  }),
)
