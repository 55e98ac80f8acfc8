import type { PosPaymentMethod } from './payment-methods.ts'

/** What every till takes, with no other plugin. */
export const builtInMethods: readonly PosPaymentMethod[] = [
  {
    id: 'cash',
    title: 'Cash',
    titles: { en: 'Cash', ar: 'نقدًا' },
    kind: 'cash',
    needsCustomer: false,
    order: 10,
  },
  {
    id: 'card',
    title: 'Card',
    titles: { en: 'Card', ar: 'بطاقة' },
    kind: 'clearing',
    needsCustomer: false,
    order: 20,
  },
]
