import type { PosPaymentMethod } from './payment-methods.ts'

/** What every till takes, with no other plugin. */
export const builtInMethods: readonly PosPaymentMethod[] = [
  { id: 'cash', title: 'Cash', kind: 'cash', needsCustomer: false, order: 10 },
  { id: 'card', title: 'Card', kind: 'clearing', needsCustomer: false, order: 20 },
]
