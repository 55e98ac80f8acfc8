import {
  posChangeActions,
  posCustomerActions,
  posCustomerFacts,
  posMethodLooks,
  posPaymentOffers,
  posProofKinds,
  posReceiptFacts,
} from '@erp/point-of-sale/web'
import { fill } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconClockDollar, IconPigMoney, IconWallet } from '@tabler/icons-react'
import { lazy } from 'react'
import { messages } from '../messages.ts'

/** As the server's method is called. */
const methodId = 'wallet'

/**
 * All that the wallet adds to the till: its button, whether it is frozen, the recharge, two ways out when it is short,
 * the place for change, and the new balance on the receipt.
 */
export const tillFills = [
  fill(posMethodLooks, {
    id: 'wallet-pos.wallet',
    methodId,
    label: () => say(messages, 'method.wallet'),
    icon: IconWallet,
    letter: 'w',
  }),
  fill(posMethodLooks, {
    id: 'wallet-pos.pay-later',
    methodId: 'pay_later',
    label: () => say(messages, 'method.payLater'),
    icon: IconClockDollar,
    letter: 'l',
  }),
  fill(posCustomerFacts, {
    id: 'wallet-pos.frozen',
    order: 10,
    permission: 'wallet-pos.read',
    component: lazy(() => import('./frozen-wallet.tsx').then((module) => ({ default: module.FrozenWallet }))),
  }),
  fill(posCustomerActions, {
    id: 'wallet-pos.recharge',
    order: 10,
    label: () => say(messages, 'till.recharge'),
    icon: IconWallet,
    run: (customer, { openRecharge }) =>
      openRecharge({ methodId, customer, title: say(messages, 'till.rechargeOf', { name: customer.name }) }),
  }),
  fill(posPaymentOffers, {
    id: 'wallet-pos.recharge-missing',
    order: 10,
    methodId,
    icon: IconWallet,
    sentence: ({ missing, money }) => say(messages, 'till.rechargeMissing', { missing: money(missing) }),
    run: ({ customer, missing }, { openRecharge }) =>
      openRecharge({
        methodId,
        customer,
        title: say(messages, 'till.rechargeOf', { name: customer.name }),
        amount: missing,
      }),
  }),
  fill(posPaymentOffers, {
    id: 'wallet-pos.pay-the-rest',
    order: 20,
    methodId,
    icon: IconPigMoney,
    sentence: ({ available, money }) => say(messages, 'till.payTheRest', { available: money(available) }),
    run: ({ available }, { tender }) => {
      if (available > 0n) tender(methodId, available)
    },
  }),
  fill(posChangeActions, {
    id: 'wallet-pos.keep-change',
    methodId,
    icon: IconPigMoney,
    letter: 'w',
    label: (change) => say(messages, 'till.keepChange', { change }),
    chosenLabel: (change) => say(messages, 'till.changeKept', { change }),
  }),
  fill(posReceiptFacts, {
    id: 'wallet-pos.balance',
    lines: (tenders, money) => {
      // Several movements, such as a payment and kept change: the last says what is there now.
      const balance = tenders.findLast(
        (tender) => tender.methodId === methodId && tender.balanceAfter,
      )?.balanceAfter
      return balance ? [{ label: say(messages, 'till.newBalance'), text: money(balance) }] : []
    },
  }),
  fill(posProofKinds, {
    id: 'wallet-pos.pin',
    order: 10,
    methodId,
    kind: 'pin',
    label: () => say(messages, 'proof.pin'),
    hint: () => say(messages, 'proof.pinHint'),
    isLike: (value) => /^\d{4,8}$/.test(value),
    askAgainAfter: ['wrong_pin', 'no_pin', 'pin_throttled'],
  }),
  fill(posProofKinds, {
    id: 'wallet-pos.code',
    order: 20,
    methodId,
    kind: 'code',
    label: () => say(messages, 'proof.code'),
    hint: () => say(messages, 'proof.codeHint'),
    isLike: (value) => /^\d{24}$/.test(value),
    askAgainAfter: ['code_expired'],
  }),
]
