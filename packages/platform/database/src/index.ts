export { assert, InvariantBroken } from './assert.ts'
export { type Batched, type BatchedOptions, Busy, batched } from './batched.ts'
export { column } from './column.ts'
export { type ConnectOptions, connect, type Database } from './connect.ts'
export {
  type DatabaseFailure,
  isRetryable,
  isUnreachable,
  OutcomeUnknown,
  RetryTransaction,
  retryLostRace,
  violatedConstraint,
} from './errors.ts'
export { derivedId, newId } from './ids.ts'
export { type LockRank, lockOrder } from './lock-order.ts'
export { appUrl, MayNotMakeRoles, type MigrationFolder, migrate } from './migrate.ts'
export { onePerDatabase, onePerPool } from './one-per-pool.ts'
export { type Filled, setStatement } from './set-statement.ts'
export { type Statement, statement } from './statement.ts'
export { type TransactionOptions, transaction } from './transaction.ts'
export type { AuditEntry, CompanyContribution, TransactionScope, Tx } from './tx.ts'
export { writeUuid } from './uuid-bytes.ts'
