export { discrepanciesFound, type FoundDiscrepancies } from './events.ts'
export { walletReconciliationPlugin } from './plugin.ts'
export type { ReconciliationRouter } from './router.ts'
