import type { Database } from '@platform/database'
import { defineExtensionPoint } from './extension-point.ts'
import { inEnglish, type Sentence } from './sentence.ts'

/** What `erp verify` looks at: every company or one, now or as the books stood at the end of a day. */
export interface VerifyScope {
  readonly database: Database
  readonly companyId?: number
  /** 'YYYY-MM-DD', counted by accounting date. */
  readonly at?: string
}

/** Two records of the same money that do not agree, or a rule that a row breaks. */
export interface Difference<Template extends string = string> {
  readonly companyId?: number
  /** What differs: wallet 0192.., version 7. */
  readonly subject: Sentence<Template>
  /** What was found of it. */
  readonly finding: Sentence<Template>
}

/** One invariant, proved over the whole database. */
export interface Check<Template extends string = string> {
  readonly id: string
  /** The invariant in words: 'every wallet balance is the sum of its entries'. */
  readonly title: string
  /** Every sentence it may say; its plugin has words for each in every other language (`findings` of its messages). */
  readonly sentences: readonly Template[]
  /** Answers how many things were checked, and the first thousand differences. */
  run(scope: VerifyScope): Promise<{
    readonly checked: bigint
    readonly differences: readonly Difference<Template>[]
  }>
}

/** A difference as the command line prints it: 'wallet 0192.. version 7: was altered'. */
export function describeDifference({ subject, finding }: Difference): string {
  return `${inEnglish(subject)}: ${inEnglish(finding)}`
}

/** What `erp verify` proves. Owned by the host; every plugin adds its own. */
export const checks = defineExtensionPoint<Check>('host.checks')
