import type { PosMove } from '@erp/point-of-sale'
import { formatMoney, money } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import type { z } from 'zod'
import type { walletPosSettings } from './settings.ts'

/**
 * Refuses what the company does not want done with wallets at the till. `taken` is all that the wallet pays of that
 * order: a settlement takes it invoice by invoice, and is proved as a whole. What was paid by wallet still goes back into its
 * lots, and what was mistyped is still undone, after the wallet was switched off.
 */
export function refuseBySettings(
  move: PosMove,
  taken: bigint,
  { walletAtTill, proofAbove }: z.infer<typeof walletPosSettings.schema>,
  company: Company,
): Refusal | null {
  const takesBack = move.move === 'undo_deposit' || (move.move === 'give_back' && move.refundOf !== null)
  if (!walletAtTill && !takesBack) return walletOff()
  if (move.move !== 'take' || move.proof !== null || proofAbove === null) return null
  const threshold = BigInt(proofAbove)
  return taken > threshold ? proofNeeded(company, threshold) : null
}

function walletOff(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'wallet_off',
    message:
      'Wallets are not used at the till here. Take another payment, or ask an owner to switch them on.',
  })
}

function proofNeeded(company: Company, threshold: bigint): Refusal {
  const limit = formatMoney(money(threshold, company.currency), company.locale)
  return new Refusal({
    kind: 'forbidden',
    code: 'proof_needed',
    message: `A wallet pays more than ${limit} only with the customer's PIN or code, or with a manager. Ask the customer.`,
    facts: { currency: company.currency, amount: threshold.toString() },
  })
}
