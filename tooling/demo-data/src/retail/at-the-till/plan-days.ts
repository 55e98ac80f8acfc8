import { minAmount } from '@platform/money'
import type { RetailDocument } from '../sort-rows.ts'

/** A document of the file as the till sells it. */
export interface TillSale {
  readonly document: RetailDocument
  /** What of it the customer's wallet pays at once; the rest is paid later. Pence. */
  readonly fromWallet: bigint
  /** Whether the wallet has all of it: then it is paid later, and settled at the till from the wallet on the same day. */
  readonly settled: boolean
}

/** A trading day: one session of the till, and behind it the credit notes that the office writes. */
export interface TillDay {
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly sales: readonly TillSale[]
  readonly creditNotes: readonly RetailDocument[]
}

/**
 * The week, day by day. Customers' purchases are invoiced, as the file has them, and use what credit notes of the days
 * before brought into the customer's wallet; everybody else pays in cash. It follows from the file alone, so a second
 * run sends the same.
 */
export function planDays(documents: readonly RetailDocument[]): TillDay[] {
  const credit = new Map<string, bigint>()
  const dates = [...new Set(documents.map(({ date }) => date))].sort()
  return dates.map((date) => {
    const ofDay = documents.filter((document) => document.date === date)
    const sales = ofDay.flatMap((document): TillSale[] => {
      const { kind, customerId, total } = document
      if (kind === 'cash_sale') return [{ document, fromWallet: 0n, settled: false }]
      if (kind !== 'invoice_line' || customerId === null) return []
      const available = credit.get(customerId) ?? 0n
      const used = minAmount(available, total)
      credit.set(customerId, available - used)
      const settled = used === total
      return [{ document, fromWallet: settled ? 0n : used, settled }]
    })
    const creditNotes = ofDay.filter(({ kind }) => kind === 'credit_note_line')
    for (const { customerId, total } of creditNotes)
      if (customerId !== null) credit.set(customerId, (credit.get(customerId) ?? 0n) + total)
    return { date, sales, creditNotes }
  })
}
