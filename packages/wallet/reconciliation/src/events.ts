import { defineEvent } from '@platform/plugin-api'

/** A run that did not come out even. */
export interface FoundDiscrepancies {
  readonly runId: string
  readonly cause: 'nightly' | 'asked'
  readonly discrepancies: number
}

/** Told once for each run that found any, behind its commit: for whoever sends the alarm. */
export const discrepanciesFound = defineEvent<FoundDiscrepancies>('wallet-reconciliation.discrepanciesFound')
