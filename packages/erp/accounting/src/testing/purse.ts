import { definePlugin, extend, Refusal } from '@platform/plugin-api'
import {
  type DestinedPayment,
  type PaymentDestination,
  paymentDestinations,
} from '../documents/payment-destinations.ts'

/** Keeps a payment on an account of its own, as a wallet would; refuses more than 1,000.00. */
const purse: PaymentDestination = {
  id: 'purse',
  title: 'Purse',
  directions: ['receive', 'send'],
  takesSurplus: true,
  take: async (_tx, _company, payments) => payments.map((payment) => move(payment, 'credit')),
  giveBack: async (_tx, _company, payments) => payments.map((payment) => move(payment, 'debit')),
}

function move({ amount, direction, customerId }: DestinedPayment, received: 'debit' | 'credit') {
  if (amount > 100_000n)
    return new Refusal({ kind: 'conflict', code: 'purse_full', message: 'The purse is full.' })
  const credit = (direction === 'receive') === (received === 'credit')
  const item = { account: { role: 'migration_equity' }, customerId }
  return { items: [credit ? { ...item, debit: 0n, credit: amount } : { ...item, debit: amount, credit: 0n }] }
}

/** A destination for tests: a purse that takes whatever is left. */
export const pursePlugin = definePlugin({
  id: 'purse',
  name: 'Purse',
  dependsOn: ['accounting'],
  extensions: [extend(paymentDestinations, purse)],
})
