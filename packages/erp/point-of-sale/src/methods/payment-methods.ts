import type { AccountRef } from '@erp/accounting'
import type { Database, Tx } from '@platform/database'
import { type Company, defineExtensionPoint, type Refusal } from '@platform/plugin-api'

/**
 * What becomes of money that is tendered:
 * - `cash`: it lies in the drawer, is counted, rounded and given change from; booked at closing
 * - `clearing`: somebody else pays it out later, like a card's acquirer; booked at closing
 * - `account`: a balance that the company keeps for the customer; moves, and is booked, at the moment of sale
 * - `invoice`: it stays open on the customer's receivable, so the whole order is invoiced
 */
export type PosMethodKind = 'cash' | 'clearing' | 'account' | 'invoice'

/** What every movement of a customer's balance at the till says of itself. */
interface PosMoveFacts {
  /** The till order it belongs to; an order never moves balances by two different methods. */
  readonly orderId: string
  readonly customerId: string
  readonly currency: string
  /** Minor units, above zero. */
  readonly amount: bigint
  /** The business date of the session: the day it counts in the books, 'YYYY-MM-DD'. */
  readonly date: string
  /** The receipt's number, for people. */
  readonly reference: string
  /** The client's key and the fingerprint of what it sent, unique to this movement. */
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string
}

/** Pays a sale or invoices: Dr balance, Cr `against`. `source`: 'tender:<id>'. */
export interface PosTender extends PosMoveFacts {
  readonly move: 'take'
  readonly tenderId: string
  /** POS clearing, or the receivable where an invoice is paid; the till matches that item itself. */
  readonly against: AccountRef
  /** The invoice that is paid, where it is one; the matching then has the id of {@link Moved.entryId}. */
  readonly invoiceId: string | null
  /** How the customer, or a manager for them, has proved that they may spend it; verified already. Null: they have not. */
  readonly proof: 'pin' | 'code' | 'manager' | null
}

/** Gives back what was sold: Dr `against`, Cr balance. */
export interface PosTenderRefund extends PosMoveFacts {
  readonly move: 'give_back'
  readonly tenderId: string
  readonly against: AccountRef
  /** What {@link Moved.entryId} said when it was taken: it goes back to the very lots. Null: it was paid otherwise. */
  readonly refundOf: string | null
}

/** Adds what was paid in cash or by card: a recharge, or change that is kept. Dr POS clearing, Cr balance. */
export interface PosDeposit extends PosMoveFacts {
  readonly move: 'deposit'
  readonly kind: 'recharge' | 'change'
}

/** Takes a mistyped recharge back, whole: Dr balance, Cr POS clearing. Refused where it was spent. */
export interface PosDepositUndo extends PosMoveFacts {
  readonly move: 'undo_deposit'
  /** What {@link Moved.entryId} said when it was deposited. */
  readonly undoes: string
}

export type PosMove = PosTender | PosTenderRefund | PosDeposit | PosDepositUndo

/** A movement that happened, and was booked. */
export interface Moved {
  /** The journal entry; line 1 is the item on `against` or POS clearing. */
  readonly entryId: string
  /** What the method keeps for the customer now, for the receipt. Minor units. */
  readonly balanceAfter: bigint
  readonly availableAfter: bigint
}

/** An order that is to be invoiced and not paid whole at once. */
export interface PosCredit {
  readonly orderId: string
  readonly customerId: string
  /** What stays open of it. Minor units, above zero. */
  readonly amount: bigint
  readonly date: string
}

/** What a customer's balance has paid of an invoice. */
export interface PaidOnInvoice {
  readonly invoiceId: string
  /** As {@link Moved.entryId}: what names it when it is given back. */
  readonly entryId: string
  /** Minor units that did not come back yet. */
  readonly left: bigint
}

/**
 * A way to pay at the till. Functions that move money run in the sale's transaction, take sets, and answer one outcome
 * for each in their order; what they refuse, they leave untouched.
 */
export interface PosPaymentMethod {
  /** 'cash', 'card', 'wallet'; kept with every tender, so it never changes. */
  readonly id: string
  /** As shown where nothing translates it: 'Wallet'. */
  readonly title: string
  /** The same on receipts, by the language they are printed in; without one, it is the title. */
  readonly titles?: Readonly<Record<'en' | 'ar', string>>
  readonly kind: PosMethodKind
  readonly needsCustomer: boolean
  /** Its place among the buttons: cash has 10, card 20. */
  readonly order: number
  /** Whether it is offered in this company at all; a method without one always is. */
  offered?(tx: Tx, company: Company): Promise<boolean>
  /** What customers have available, for the button and beside their names. Minor units, by customer. */
  available?(
    database: Database,
    company: Company,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, bigint>>
  /**
   * Of kind `account`: moves balances and books it. Called once a transaction, behind the locks of the session and of
   * invoices, so it may lock wallets. A key sent again is answered as the first time.
   */
  move?(tx: Tx, company: Company, moves: readonly PosMove[]): Promise<readonly (Refusal | Moved)[]>
  /**
   * Verifies what a customer proves themselves with, before and outside any transaction, so that it may be slow. The
   * answer undefined: it is right.
   */
  prove?(
    database: Database,
    company: Company,
    claim: {
      readonly customerId: string
      readonly kind: 'pin' | 'code'
      readonly value: string
      /** The sale's: what counts once counts again for the same sale, when its answer was lost. */
      readonly idempotencyKey: string
    },
  ): Promise<Refusal | undefined>
  /**
   * Of kind `account`: what balances have paid of invoices and did not get back yet, newest first, wherever it was
   * applied: balances pay invoices, and get back what they paid, outside of the till too. The invoices are locked.
   */
  paidOn?(tx: Tx, company: Company, invoiceIds: readonly string[]): Promise<readonly PaidOnInvoice[]>
  /**
   * Of kind `invoice`: whether customers may owe this, each judged behind those before it. Called before anything is
   * moved; to be free of races it may take one lock of rank 'customer'.
   */
  refuse?(tx: Tx, company: Company, credits: readonly PosCredit[]): Promise<readonly (Refusal | null)[]>
}

/** The ways to pay at the till. Owned by the point of sale, which itself has cash and card. */
export const posPaymentMethods = defineExtensionPoint<PosPaymentMethod>('point-of-sale.paymentMethods')
