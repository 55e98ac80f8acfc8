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
export {
  type CardAnswer,
  type CardCharge,
  type PosCardTerminal,
  posCardTerminals,
} from './methods/card-terminals.ts'
export {
  type Moved,
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
export { pointOfSalePlugin } from './plugin.ts'
export { type PointOfSaleRouter, pointOfSaleRouter } from './router.ts'
