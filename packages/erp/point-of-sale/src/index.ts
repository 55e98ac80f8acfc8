export type {
  KeptMoney,
  OfferedMethod,
  OrderKind,
  Receipt,
  ReceiptLine,
  ReceiptTender,
  SalesSum,
  SessionReport,
  Till,
  TillCashier,
  TillCustomer,
  TillProduct,
} from './answers.ts'
export type { Actor } from './cashiers/authority.ts'
export { givePins } from './cashiers/give-pins.ts'
export {
  type CardAnswer,
  type CardCharge,
  type PosCardTerminal,
  posCardTerminals,
} from './methods/card-terminals.ts'
export {
  type Moved,
  type PaidOnInvoice,
  type PosCredit,
  type PosDeposit,
  type PosDepositUndo,
  type PosMethodKind,
  type PosMove,
  type PosPaymentMethod,
  type PosTender,
  type PosTenderRefund,
  posPaymentMethods,
} from './methods/payment-methods.ts'
export type { SaleRequest } from './orders/judge-sales.ts'
export { sell } from './orders/sell.ts'
export { type SettleRequest, settleInvoices } from './orders/settle-invoices.ts'
export { pointOfSalePlugin } from './plugin.ts'
export { createRegister } from './registers/change-registers.ts'
export { type PointOfSaleRouter, pointOfSaleRouter } from './router.ts'
export { type CloseRequest, closeSessions } from './sessions/close-sessions.ts'
export { type OpenRequest, openSessions } from './sessions/open-sessions.ts'
