import type { OrderKind } from '../answers.ts'
import type { PosMethodKind } from '../methods/payment-methods.ts'

/** A line of an order. Amounts in minor units of the company's currency; below zero in a refund. */
export interface LineRecord {
  readonly line: number
  readonly productId: string
  readonly productCode: string
  readonly description: string
  /** Thousandths. */
  readonly quantity: bigint
  readonly unitPrice: bigint
  /** Basis points. */
  readonly discount: number
  readonly pricesIncludeTax: boolean
  readonly taxId: string | null
  readonly taxName: string | null
  /** Thousandths of a percent. */
  readonly taxRate: number | null
  readonly net: bigint
  readonly tax: bigint
  readonly note: string | null
  readonly ofLine: number | null
}

/** One payment of an order; `amount` less `rounding` is what it pays of the total. */
export interface TenderRecord {
  readonly id: string
  readonly line: number
  readonly methodId: string
  readonly kind: PosMethodKind
  readonly amount: bigint
  readonly rounding: bigint
  readonly received: bigint | null
  readonly authorisation: string | null
  readonly entryId: string | null
  readonly balanceAfter: bigint | null
  readonly availableAfter: bigint | null
  readonly ofTenderId: string | null
  readonly proof: 'pin' | 'code' | 'manager' | null
}

/** What of a settlement went to an invoice. */
export interface SettledRecord {
  readonly line: number
  readonly invoiceId: string
  readonly number: string
  readonly amount: bigint
  readonly residual: bigint
}

/** Money of a recharge, where it is kept. */
export interface KeptRecord {
  readonly methodId: string
  readonly entryId: string
  readonly balanceAfter: bigint
  readonly availableAfter: bigint
}

/** Whatever gets a receipt at the till, whole: what is written, and what a receipt is made from. */
export interface OrderRecord {
  readonly id: string
  readonly sessionId: string
  /** Within the session. */
  readonly number: number
  readonly receiptNumber: string
  readonly kind: OrderKind
  readonly customerId: string | null
  readonly cashierId: string
  readonly actorId: string
  readonly approvedBy: string | null
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
  readonly note: string | null
  readonly ofOrderId: string | null
  readonly invoice: { readonly id: string; readonly number: string } | null
  readonly clearingEntryId: string | null
  readonly kept: KeptRecord | null
  readonly key: string
  readonly hash: Buffer
  readonly at: Date
  readonly lines: readonly LineRecord[]
  readonly tenders: readonly TenderRecord[]
  readonly settled: readonly SettledRecord[]
}

/** What a receipt says that is not the order's own. */
export interface OrderSurroundings {
  readonly companyName: string
  readonly currency: string
  readonly businessDate: string
  readonly register: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly receiptHeader: string
    readonly receiptFooter: string
  }
  readonly cashierName: string
  readonly customerName: string | null
  readonly ofNumber: string | null
  /** Of a sale: the recharge that kept a part of its change. */
  readonly keptChange: OrderRecord | null
}
