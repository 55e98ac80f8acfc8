import type { Rejection } from '../outcome.ts'

/** A code that is added to the type does not compile until it stands here, and then the tests ask for its row. */
const codes: Readonly<Record<Rejection['code'], true>> = {
  insufficient_funds: true,
  insufficient_eligible: true,
  wallet_frozen: true,
  wrong_currency: true,
  key_reused: true,
  source_taken: true,
  unknown_transaction: true,
  not_reversible: true,
  already_reversed: true,
  partly_refunded: true,
  refund_exceeds: true,
  credit_spent: true,
  amount_out_of_range: true,
  expired_already: true,
  unknown_hold: true,
  hold_expired: true,
  hold_released: true,
  hold_captured: true,
  capture_exceeds: true,
  transfer_to_self: true,
}

/** Every code that the ledger can refuse with, in alphabetical order. */
export const everyCode: readonly string[] = Object.keys(codes).sort()
