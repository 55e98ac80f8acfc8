import type { Database } from '@platform/database'
import { type Company, defineExtensionPoint } from '@platform/plugin-api'

/** What a terminal is asked to take. */
export interface CardCharge {
  readonly registerId: string
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly currency: string
  /** The same key is the same charge: asked again, a terminal answers as the first time. */
  readonly idempotencyKey: string
}

/** `authorisation` is what is printed on the receipt and kept with the tender. */
export type CardAnswer =
  | { readonly approved: true; readonly authorisation: string | null }
  | { readonly approved: false; readonly reason: string }

/** A device or service that takes cards. It is asked before the sale is booked, outside any transaction. */
export interface PosCardTerminal {
  readonly id: string
  /** As shown to people: 'Separate terminal'. */
  readonly title: string
  charge(database: Database, company: Company, charge: CardCharge): Promise<CardAnswer>
}

export const posCardTerminals = defineExtensionPoint<PosCardTerminal>('point-of-sale.cardTerminals')

/** A terminal of its own beside the till: the cashier types the amount there, and says here that it was approved. */
export const separateTerminal: PosCardTerminal = {
  id: 'separate',
  title: 'Separate terminal',
  charge: async () => ({ approved: true, authorisation: null }),
}
