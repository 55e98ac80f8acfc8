export { walletPlugin } from './plugin.ts'
export type { WalletRouter } from './router.ts'
