import type { Tx } from '@platform/database'
import { type Company, defineExtensionPoint, type Refusal } from '@platform/plugin-api'
import type { AccountRef, JournalItemDraft } from '../journal/journal-entry-draft.ts'
import type { LockedInvoice } from './invoice-types.ts'
import type { PaymentDirection } from './payment-types.ts'

/** A payment, or the surplus of one, that a destination is given. */
export interface DestinedPayment {
  readonly paymentId: string
  readonly direction: PaymentDirection
  readonly customerId: string
  /** Minor units, above zero: what the destination is to take or give, which may be less than the whole payment. */
  readonly amount: bigint
  readonly currency: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly reference: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** Where the other side of the entry is: outstanding receipts or payments, or cash. */
  readonly cash: AccountRef
  /** The journal entry that is about to be posted for it. What a destination keeps of its own takes the same id. */
  readonly entryId: string
}

/** A payment that comes back. `idempotencyKey` and `requestHash` are those of the cancelling. */
export interface ReturnedPayment extends DestinedPayment {
  /** 'YYYY-MM-DD', the day the return is booked. */
  readonly accountingDate: string
  /** The journal entry that confirmed it; `entryId` is that of the return. */
  readonly bookedEntryId: string
}

/** The customer's side of the payment's journal entry; its items add up to the amount. */
export interface Taken {
  readonly items: readonly JournalItemDraft[]
}

/**
 * Where the money of a payment goes, or comes from. Owned by accounting, which itself has 'invoices' and 'credit_note'.
 * Both functions run in the payment's transaction, take sets, and answer one outcome for each in their order: a refusal
 * in words, or the items. The period, payments and invoices are locked before; a destination may lock wallets.
 */
export interface PaymentDestination {
  readonly id: string
  /** As shown to people: 'Wallet'. */
  readonly title: string
  readonly directions: readonly PaymentDirection[]
  /** Whether it is given what a payment has over the invoices it pays. At most one destination does. */
  readonly takesSurplus: boolean
  take(tx: Tx, company: Company, payments: readonly DestinedPayment[]): Promise<readonly (Refusal | Taken)[]>
  /**
   * The invoices that giving back is going to touch, so that they are locked with all others, once. Asked before the
   * locks; should `giveBack` then need another one, it throws `RetryTransaction`.
   */
  findInvoices?(tx: Tx, company: Company, paymentIds: readonly string[]): Promise<readonly string[]>
  /**
   * For payments that are cancelled: takes back what `take` did, of the amount it then took. The items are the
   * customer's side of the return.
   */
  giveBack(
    tx: Tx,
    company: Company,
    payments: readonly ReturnedPayment[],
    invoices: ReadonlyMap<string, LockedInvoice>,
  ): Promise<readonly (Refusal | Taken)[]>
}

export const paymentDestinations = defineExtensionPoint<PaymentDestination>('accounting.paymentDestinations')
