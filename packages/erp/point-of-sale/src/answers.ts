import type { MoneyWire } from '@platform/money'
import type { PosMethodKind } from './methods/payment-methods.ts'

export type OrderKind = 'sale' | 'refund' | 'recharge' | 'undone_recharge' | 'settlement'

export interface ReceiptLine {
  readonly line: number
  readonly productId: string
  readonly code: string
  readonly description: string
  /** Thousandths as digits. */
  readonly quantity: string
  readonly unitPrice: MoneyWire
  /** Basis points. */
  readonly discount: number
  readonly net: MoneyWire
  readonly tax: MoneyWire
  readonly total: MoneyWire
  readonly taxName: string | null
  readonly note: string | null
  /** In a refund: the line that it gives back. */
  readonly ofLine: number | null
}

export interface ReceiptTender {
  readonly tenderId: string
  readonly methodId: string
  readonly kind: PosMethodKind
  /** What moved: below zero out of the till. */
  readonly amount: MoneyWire
  /** Of cash: what was handed over. */
  readonly received: MoneyWire | null
  readonly authorisation: string | null
  /** Of an account: what the customer has there since. */
  readonly balanceAfter: MoneyWire | null
  readonly availableAfter: MoneyWire | null
}

/** Money that a method keeps for the customer since. */
export interface KeptMoney {
  readonly orderId: string
  readonly methodId: string
  readonly amount: MoneyWire
  readonly balanceAfter: MoneyWire
  readonly availableAfter: MoneyWire
}

/** All that a receipt says, of whatever kind. Amounts below zero are given back. */
export interface Receipt {
  readonly orderId: string
  readonly kind: OrderKind
  readonly number: string
  /** ISO 8601. */
  readonly at: string
  readonly businessDate: string
  readonly sessionId: string
  readonly company: { readonly name: string }
  readonly register: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly header: string
    readonly footer: string
  }
  readonly cashier: { readonly id: string; readonly name: string }
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly note: string | null
  readonly pricesIncludeTax: boolean
  readonly lines: readonly ReceiptLine[]
  readonly taxes: readonly {
    readonly name: string
    /** Thousandths of a percent. */
    readonly rate: number
    readonly net: MoneyWire
    readonly tax: MoneyWire
  }[]
  readonly net: MoneyWire
  readonly tax: MoneyWire
  readonly total: MoneyWire
  /** What cash rounding added or took off. */
  readonly rounding: MoneyWire
  readonly tenders: readonly ReceiptTender[]
  /** What went back into the hand. */
  readonly change: MoneyWire
  /** Of a sale: the change that stayed with a method. */
  readonly keptChange: KeptMoney | null
  /** Of a recharge, or one undone: where the money is kept. */
  readonly recharge: KeptMoney | null
  /** The invoice, or of a refund the credit note. */
  readonly invoice: { readonly id: string; readonly number: string } | null
  /** The order refunded, the recharge undone, the sale whose change was kept. */
  readonly of: { readonly orderId: string; readonly number: string } | null
  /** Of a settlement: what was paid. */
  readonly settled: readonly {
    readonly invoiceId: string
    readonly number: string
    readonly amount: MoneyWire
    readonly residual: MoneyWire
  }[]
}

export interface OfferedMethod {
  readonly id: string
  readonly title: string
  readonly kind: PosMethodKind
  readonly needsCustomer: boolean
  /** Whether it can be recharged, keep change and be refunded to. */
  readonly canDeposit: boolean
  /** Whether it can say what a customer has available. */
  readonly hasBalance: boolean
}

export interface TillProduct {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly barcode: string | null
  readonly category: string | null
  readonly unitPrice: MoneyWire
  readonly tax: { readonly id: string; readonly name: string; readonly rate: number } | null
  /** Of its picture, which its address tells; null where there is none. */
  readonly pictureVersion: string | null
}

export interface TillCustomer {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly reference: string | null
  readonly available: readonly { readonly methodId: string; readonly amount: MoneyWire }[]
}

export interface TillCashier {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly hasPin: boolean
}

/** Everything a till needs to sell, in one answer. */
export interface Till {
  readonly session: {
    readonly id: string
    readonly name: string
    readonly openedAt: string
    readonly businessDate: string
    readonly openingCash: MoneyWire
    readonly cashier: { readonly id: string; readonly name: string }
    /** Ids of this plugin's permissions that the cashier has. */
    readonly cashierMay: readonly string[]
  }
  readonly register: Receipt['register'] & { readonly terminalId: string }
  readonly company: { readonly name: string; readonly currency: string; readonly locale: string }
  readonly methods: readonly OfferedMethod[]
  readonly products: readonly TillProduct[]
  readonly cashiers: readonly TillCashier[]
  readonly settings: {
    readonly pricesIncludeTax: boolean
    /** Minor units: cash is rounded to a multiple of it. */
    readonly cashRounding: string
    readonly rechargePresets: readonly MoneyWire[]
  }
  readonly parked: number
}

/** X while the session is open, Z once it is closed. */
export interface SessionReport {
  readonly kind: 'X' | 'Z'
  readonly session: {
    readonly id: string
    readonly name: string
    readonly businessDate: string
    readonly openedAt: string
    readonly openedBy: string
    readonly closedAt: string | null
    readonly closedBy: string | null
    readonly note: string | null
    /** The journal entry of the closing. */
    readonly entryId: string | null
  }
  readonly register: Receipt['register']
  readonly company: { readonly name: string }
  /** The last receipt's number within the session; zero before the first. */
  readonly receipts: number
  readonly sales: SalesSum
  readonly refunds: SalesSum
  /** Of the sales and refunds above, those that were invoiced. */
  readonly invoiced: SalesSum
  readonly taxes: readonly {
    readonly name: string
    readonly rate: number
    readonly net: MoneyWire
    readonly tax: MoneyWire
  }[]
  readonly recharges: { readonly count: number; readonly total: MoneyWire }
  readonly undoneRecharges: { readonly count: number; readonly total: MoneyWire }
  readonly settlements: { readonly count: number; readonly total: MoneyWire }
  /** Every method that moved anything. */
  readonly tenders: readonly {
    readonly methodId: string
    readonly title: string
    readonly kind: PosMethodKind
    readonly count: number
    readonly taken: MoneyWire
    readonly givenBack: MoneyWire
    readonly total: MoneyWire
  }[]
  readonly rounding: MoneyWire
  readonly cash: {
    readonly opening: MoneyWire
    readonly openingDifference: MoneyWire
    readonly tendered: MoneyWire
    readonly paidIn: MoneyWire
    readonly paidOut: MoneyWire
    readonly dropped: MoneyWire
    readonly expected: MoneyWire
    readonly counted: MoneyWire | null
    readonly difference: MoneyWire | null
  }
  readonly movements: readonly {
    readonly id: string
    readonly kind: 'in' | 'out' | 'drop'
    readonly amount: MoneyWire
    readonly reason: string
    readonly at: string
  }[]
}

export interface SalesSum {
  readonly count: number
  readonly net: MoneyWire
  readonly tax: MoneyWire
  readonly total: MoneyWire
}
