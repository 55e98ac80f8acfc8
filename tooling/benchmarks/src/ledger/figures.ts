import type { Footprint } from './footprint.ts'
import type { HistoryFigures } from './history.ts'
import type { LoadFigures, LoadName } from './loads.ts'
import type { ProofFigures } from './prove.ts'

/** What can be measured by itself, in the order in which it is. */
export const parts = ['loads', 'footprint', 'processes', 'verify', 'history'] as const

export type Part = (typeof parts)[number]

/** Where it was measured. */
export interface Setting {
  readonly machine: string
  readonly postgres: string
  readonly customers: number
}

/** What was measured; a part that was left out is not there. */
export interface Findings extends Partial<Record<LoadName, LoadFigures>> {
  /** With 256 in flight. */
  readonly bytesPerPosting?: Footprint
  /** With 256 in flight together. */
  readonly processes?: { readonly one: number; readonly two: number; readonly ratio: number }
  readonly verify?: ProofFigures
  readonly history?: { readonly shallow: HistoryFigures; readonly deep: HistoryFigures }
  /** With 256 in flight, before and after the deep wallet was filled; each over what pgbench reached beside it. */
  readonly atSize?: {
    readonly entries: number
    readonly empty: number
    readonly full: number
    readonly ratio: number
    readonly ratioByYardstick: number
  }
}

export type LedgerFigures = Setting & Findings
