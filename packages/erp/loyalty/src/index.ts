export { loyaltyPlugin } from './plugin.ts'
export type { LoyaltyRouter } from './router.ts'
