import { newId } from '@platform/database'
import type { Ask } from './estate.ts'

/** What a company has at its tills that has an id. */
export interface TillEstate {
  readonly register: string
  /** Without a session. */
  readonly otherRegister: string
  readonly doomedRegister: string
  readonly session: string
  /** A sale in cash. */
  readonly order: string
  readonly recharge: string
  /** An invoice that a sale left open. */
  readonly laterInvoice: string
  readonly parked: string
  /** Buys, and pays some of it later. */
  readonly buyer: string
  /** Has a wallet and owes nothing, so that nobody else spends it. */
  readonly saver: string
}

interface Goods {
  readonly product: string
}

const key = () => ({ idempotencyKey: newId() })
const pin = '4711'

const basket = (product: string) => [{ productId: product, quantity: '1000', unitPrice: '4200' }]
const cash = (amount: string) => [{ methodId: 'cash', amount }]

/** Lets a company's owner open a till and sell. */
export async function makeTillEstate(ask: Ask, { product }: Goods): Promise<TillEstate> {
  const idOf = async (procedure: string, input: object, name: string) =>
    String((await ask(procedure, { ...input, ...key() }))[name])
  const registerOf = (code: string) =>
    idOf('point-of-sale.registers.create', { code, name: `Till ${code}` }, 'registerId')
  const buyer = await idOf('customers.create', { name: 'Bo Buyer' }, 'customerId')
  const saver = await idOf('customers.create', { name: 'Sam Saver' }, 'customerId')
  await ask('point-of-sale.settings.change', { pricesIncludeTax: true })
  const register = await registerOf('T1')
  const session = await idOf(
    'point-of-sale.sessions.open',
    { registerId: register, openingCash: '10000' },
    'sessionId',
  )
  const sale = { sessionId: session, customerId: buyer, lines: basket(product) }
  const order = await idOf('point-of-sale.orders.sell', { ...sale, tenders: cash('4200') }, 'orderId')
  const later = await ask('point-of-sale.orders.sell', {
    ...sale,
    tenders: [{ methodId: 'pay_later', amount: '4200' }],
    ...key(),
  })
  return {
    register,
    otherRegister: await registerOf('T2'),
    doomedRegister: await registerOf('T3'),
    session,
    order,
    recharge: await idOf(
      'point-of-sale.recharges.make',
      { sessionId: session, customerId: saver, methodId: 'wallet', amount: '500', tenders: cash('500') },
      'orderId',
    ),
    laterInvoice: (later['invoice'] as { readonly id: string }).id,
    parked: await idOf('point-of-sale.orders.park', sale, 'parkedId'),
    buyer,
    saver,
  }
}

/** A request of each procedure of the till that takes an id, in an order in which all of them succeed. */
export const tillRequestsWithIds: Readonly<
  Record<string, (estate: TillEstate & Goods & { readonly colleague: string }) => Record<string, unknown>>
> = {
  'point-of-sale.till.load': ({ session }) => ({ sessionId: session }),
  'point-of-sale.till.available': ({ saver }) => ({ customerId: saver }),
  'point-of-sale.sessions.report': ({ session }) => ({ sessionId: session }),
  'point-of-sale.sessions.list': ({ register }) => ({ registerId: register }),
  'point-of-sale.sessions.open': ({ otherRegister }) => ({
    registerId: otherRegister,
    openingCash: '0',
    ...key(),
  }),
  'point-of-sale.orders.list': ({ session, register, buyer }) => ({
    sessionId: session,
    registerId: register,
    customerId: buyer,
  }),
  'point-of-sale.orders.receipt': ({ order }) => ({ orderId: order }),
  'point-of-sale.orders.refundable': ({ order }) => ({ orderId: order }),
  'point-of-sale.orders.sell': ({ session, buyer, product }) => ({
    sessionId: session,
    customerId: buyer,
    lines: basket(product),
    tenders: cash('4200'),
    ...key(),
  }),
  'point-of-sale.orders.refund': ({ order, session }) => ({
    orderId: order,
    sessionId: session,
    lines: [{ line: 1, quantity: '500' }],
    reason: 'Broken',
    ...key(),
  }),
  'point-of-sale.orders.park': ({ session, buyer, product }) => ({
    sessionId: session,
    customerId: buyer,
    lines: basket(product),
    ...key(),
  }),
  'point-of-sale.orders.parked': ({ register }) => ({ registerId: register }),
  'point-of-sale.orders.recall': ({ parked }) => ({ parkedId: parked }),
  'point-of-sale.recharges.make': ({ session, saver }) => ({
    sessionId: session,
    customerId: saver,
    methodId: 'wallet',
    amount: '500',
    tenders: cash('500'),
    ...key(),
  }),
  'point-of-sale.recharges.list': ({ session }) => ({ sessionId: session }),
  'point-of-sale.recharges.undo': ({ recharge, session }) => ({
    orderId: recharge,
    sessionId: session,
    ...key(),
  }),
  'point-of-sale.invoices.open': ({ buyer }) => ({ customerId: buyer }),
  'point-of-sale.invoices.settle': ({ session, buyer, laterInvoice }) => ({
    sessionId: session,
    customerId: buyer,
    invoices: [{ invoiceId: laterInvoice, amount: '300' }],
    tenders: cash('300'),
    ...key(),
  }),
  'point-of-sale.cash.move': ({ session }) => ({
    sessionId: session,
    kind: 'in',
    amount: '500',
    reason: 'Coins',
    ...key(),
  }),
  'point-of-sale.card.charge': ({ session }) => ({ sessionId: session, amount: '500', ...key() }),
  'point-of-sale.cashiers.setPin': ({ colleague }) => ({ userId: colleague, pin }),
  'point-of-sale.cashiers.vouch': ({ colleague }) => ({
    userId: colleague,
    pin,
    permission: 'point-of-sale.sell',
  }),
  'point-of-sale.cashiers.identify': ({ session, colleague }) => ({
    sessionId: session,
    userId: colleague,
    pin,
  }),
  'point-of-sale.sessions.previewClose': ({ session }) => ({ sessionId: session, countedCash: '0' }),
  'point-of-sale.sessions.close': ({ session }) => ({ sessionId: session, countedCash: '0', ...key() }),
  'point-of-sale.registers.update': ({ otherRegister }) => ({
    registerId: otherRegister,
    fields: { code: 'T2', name: 'Renamed' },
  }),
  'point-of-sale.registers.archive': ({ doomedRegister }) => ({ registerId: doomedRegister }),
  'wallet-pos.wallet': ({ saver }) => ({ customerId: saver }),
  'wallet-pos.transactions': ({ saver }) => ({ customerId: saver }),
  'wallet-pos.setPin': ({ saver }) => ({ customerId: saver, pin }),
  'wallet-pos.removePin': ({ saver }) => ({ customerId: saver }),
}

export const tillProceduresWithoutIds: readonly string[] = [
  'point-of-sale.till.start',
  'point-of-sale.till.customers',
  'point-of-sale.orders.find',
  'point-of-sale.cashiers.list',
  'point-of-sale.registers.list',
  'point-of-sale.registers.create',
  'point-of-sale.methods.list',
  'point-of-sale.terminals.list',
  'point-of-sale.settings.get',
  'point-of-sale.settings.change',
  'wallet-pos.settings',
  'wallet-pos.changeSettings',
]
