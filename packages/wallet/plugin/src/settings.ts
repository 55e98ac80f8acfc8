import { defineSettings } from '@platform/plugin-api'
import { z } from 'zod'

const breakageShare = z.int().min(0).max(9_000).default(0)

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
    /**
     * How much of refund and gift card credit is expected never to be used, in hundredths of a percent; 0 is off. Credit
     * that was paid in has no share: it may be paid out, so the company never comes to keep it.
     */
    breakageOfRefunds: breakageShare,
    breakageOfGiftCards: breakageShare,
  }),
)
