import { assert, type Tx } from '@platform/database'
import type { JournalRef } from './journal-entry-draft.ts'
import { drawNumbers } from './sql/draw-numbers.ts'

/** The number of an entry or document: the place in a series that has no gaps within a year. */
export interface EntryNumber {
  readonly series: string
  readonly year: number
  readonly sequence: number
}

export interface WantedNumber {
  readonly journal: JournalRef
  /** 'YYYY-MM-DD'; numbers start anew with every year. */
  readonly date: string
  /** A credit note takes its number from the journal's own series of credit notes, where it has one. */
  readonly kind: 'entry' | 'credit_note'
}

/** As people read it: 'INV/2026/00042'. The same as `accounting.number_text` in SQL. */
export function formatNumber({ series, year, sequence }: EntryNumber): string {
  return `${series}/${year}/${String(sequence).padStart(5, '0')}`
}

/**
 * Draws the next number for each, in their order. Rank 'counter': after every other lock, because whoever confirms
 * next in the same series waits until this transaction ends.
 */
export async function takeNumbers(
  tx: Tx,
  companyId: number,
  wanted: readonly WantedNumber[],
): Promise<readonly EntryNumber[]> {
  if (wanted.length === 0) return []
  const rows = await tx.lock('counter', drawNumbers, [
    companyId,
    wanted.map(({ journal }) => ('role' in journal ? journal.role : null)),
    wanted.map(({ journal }) => ('id' in journal ? journal.id : null)),
    wanted.map(({ kind }) => kind === 'credit_note'),
    wanted.map(({ date }) => Number(date.slice(0, 4))),
  ])
  assert(rows.length === wanted.length, `${rows.length} numbers were drawn for ${wanted.length} documents`)
  return rows.map(({ series, year, sequence }) => ({ series, year, sequence }))
}

/** Reads what {@link formatNumber} writes; undefined when it is something else. */
export function parseNumber(text: string): EntryNumber | undefined {
  const [, series, year, sequence] = /^([0-9A-Za-z]{1,8})\/(\d{4})\/(\d{1,9})$/.exec(text) ?? []
  if (series === undefined) return undefined
  return { series: series.toUpperCase(), year: Number(year), sequence: Number(sequence) }
}
