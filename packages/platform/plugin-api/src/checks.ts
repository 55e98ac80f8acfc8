import type { Database } from '@platform/database'
import { defineExtensionPoint } from './extension-point.ts'

/** What `erp verify` looks at: every company or one, now or as the books stood at the end of a day. */
export interface VerifyScope {
  readonly database: Database
  readonly companyId?: number
  /** 'YYYY-MM-DD', counted by accounting date. */
  readonly at?: string
}

/** Two records of the same money that do not agree, or a rule that a row breaks. */
export interface Difference {
  readonly companyId?: number
  /** What differs: 'wallet 0192.. version 7'. */
  readonly subject: string
  /** What was found, in words. */
  readonly finding: string
}

/** One invariant, proved over the whole database. */
export interface Check {
  readonly id: string
  /** The invariant in words: 'every wallet balance is the sum of its entries'. */
  readonly title: string
  /** Answers how many things were checked, and the first thousand differences. */
  run(scope: VerifyScope): Promise<{ readonly checked: bigint; readonly differences: readonly Difference[] }>
}

/** What `erp verify` proves. Owned by the host; every plugin adds its own. */
export const checks = defineExtensionPoint<Check>('host.checks')
