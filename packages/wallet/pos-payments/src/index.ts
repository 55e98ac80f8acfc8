export { walletPosPlugin } from './plugin.ts'
export { issuePaymentCode } from './proof/payment-code.ts'
export type { WalletPosRouter } from './router.ts'
