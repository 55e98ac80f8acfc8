import type { Entity } from '@platform/ui'
import type { PaymentDirection } from '../../documents/payment-types.ts'
import type { Shares } from './target-values.ts'

/** A payment as the form holds it; null is what is empty or cannot be read. */
export type PaymentValues = {
  readonly direction: PaymentDirection
  readonly customer: Entity | null
  /** Minor units of the company's currency. */
  readonly amount: bigint | null
  readonly journalId: string | null
  readonly date: string | null
  readonly reference: string
  readonly destination: string | null
  /** How the payment is shared out by hand; null: the oldest documents first. */
  readonly shares: Shares | null
}
