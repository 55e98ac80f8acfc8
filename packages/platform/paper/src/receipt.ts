import type { PaperLanguage, PaperTotal } from './paper.ts'

/** What was bought, or how it was paid. */
export interface ReceiptLine {
  readonly label: string
  /** Under it, small: '2 × 4.20'. */
  readonly detail?: string
  readonly value: string
}

/** The strip that a till hands out. Every text is ready to be read. */
export interface Receipt {
  readonly language: PaperLanguage
  readonly letterhead: string
  readonly title: string
  /** Number, day, cashier: one a line, in the middle. */
  readonly heading: readonly string[]
  readonly lines: readonly ReceiptLine[]
  readonly totals: readonly PaperTotal[]
  /** How it was paid, the change, the balance of a wallet. */
  readonly payments: readonly ReceiptLine[]
  readonly closing: readonly string[]
}
