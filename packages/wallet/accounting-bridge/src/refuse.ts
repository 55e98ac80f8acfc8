import { formatMoney, money } from '@platform/money'
import { Refusal, type RefusalFacts } from '@platform/plugin-api'
import type { Rejection } from '@wallet/ledger'

/** Says a rejection of the ledger to a person: what is the matter, and what to do next. */
export function refusalOf(rejection: Rejection, currency: string, locale: string): Refusal {
  const show = (amount: bigint) => formatMoney(money(amount, currency), locale)
  const refuse = (
    message: string,
    facts: RefusalFacts = {},
    kind: 'conflict' | 'invalid' | 'missing' = 'conflict',
  ) => new Refusal({ kind, code: rejection.code, message, facts: { currency, ...facts } })

  switch (rejection.code) {
    case 'insufficient_funds':
      return refuse(
        `The wallet has ${show(rejection.available)} available, which is less than ${show(rejection.requested)}. Enter a smaller amount or add money first.`,
        { available: rejection.available.toString(), requested: rejection.requested.toString() },
      )
    case 'insufficient_eligible':
      return refuse(
        `Of the ${show(rejection.available)} in the wallet, ${show(rejection.eligible)} may be paid out: only money the customer paid in can be, not refunds, gift cards or promotional credit. Enter at most that.`,
        {
          available: rejection.available.toString(),
          eligible: rejection.eligible.toString(),
          requested: rejection.requested.toString(),
        },
      )
    case 'wallet_frozen':
      return refuse(
        rejection.direction === 'out'
          ? 'This wallet is frozen: nothing can be spent from it. Ask an owner to unfreeze it.'
          : 'This wallet is frozen: nothing can be added to it. Ask an owner to unfreeze it.',
        { direction: rejection.direction },
      )
    case 'wrong_currency':
      return refuse(
        `The wallet is kept in ${rejection.walletCurrency}, and this is in ${rejection.requestCurrency}. Wallet credit pays only in its own currency.`,
        { walletCurrency: rejection.walletCurrency, requestCurrency: rejection.requestCurrency },
      )
    case 'key_reused':
      return refuse('This request was already sent with other details. Reload the page and try again.')
    case 'source_taken':
      return refuse('This was booked before. Reload the page to see it.', {
        transactionId: rejection.transactionId,
      })
    case 'unknown_transaction':
      return refuse(
        'There is no such wallet transaction.',
        { transactionId: rejection.transactionId },
        'missing',
      )
    case 'not_reversible':
      return refuse('This undid something itself, so it cannot be undone. Do what it undid again instead.', {
        transactionId: rejection.transactionId,
      })
    case 'already_reversed':
      return refuse('This was undone before. Reload the page to see it.', {
        transactionId: rejection.transactionId,
      })
    case 'partly_refunded':
      return refuse(
        `${show(rejection.refunded)} of this came back to the wallet already, so it can no longer be undone as a whole.`,
        { refunded: rejection.refunded.toString(), amount: rejection.amount.toString() },
      )
    case 'refund_exceeds':
      return refuse(
        `At most ${show(rejection.refundable)} of this can still be refunded, not ${show(rejection.requested)}.`,
        { refundable: rejection.refundable.toString(), requested: rejection.requested.toString() },
      )
    case 'credit_spent':
      return refuse(
        `Only ${show(rejection.unspent)} of this credit of ${show(rejection.amount)} is left in the wallet; the rest was spent. Undo what it was spent on first.`,
        {
          unspent: rejection.unspent.toString(),
          amount: rejection.amount.toString(),
          spentOn: rejection.spentOn.join(' '),
        },
      )
    case 'expired_already':
      return refuse(
        'This would have expired before it is there. Choose a later day.',
        { expiresAt: rejection.expiresAt.toISOString() },
        'invalid',
      )
    case 'unknown_hold':
      return refuse('There is no such hold on this wallet.', { holdId: rejection.holdId }, 'missing')
    case 'hold_expired':
      return refuse('This hold has expired, and what was left of it is available again. Place a new one.', {
        holdId: rejection.holdId,
        expiredAt: rejection.expiredAt.toISOString(),
      })
    case 'hold_released':
      return refuse('This hold was released. Place a new one.', { holdId: rejection.holdId })
    case 'hold_captured':
      return refuse('All of this hold was spent: nothing is left to release.', { holdId: rejection.holdId })
    case 'capture_exceeds':
      return refuse(
        `${show(rejection.left)} is left of this hold, which is less than ${show(rejection.requested)}. Capture at most that.`,
        { left: rejection.left.toString(), requested: rejection.requested.toString() },
      )
    case 'transfer_to_self':
      return refuse('This is the same wallet. Choose another customer.', {}, 'invalid')
    case 'amount_out_of_range':
      return refuse(
        'This amount is more than a wallet can hold.',
        { requested: rejection.requested.toString() },
        'invalid',
      )
  }
}
