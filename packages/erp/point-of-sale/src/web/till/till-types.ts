import type { IconComponent } from '@platform/plugin-api/web'
import type { ComponentType } from 'react'
import type { Receipt } from '../../answers.ts'
import type { PosCustomer, PosFormProps } from '../slots.ts'
import type { TenderKind } from './payment/tenders.ts'
import type { Proof } from './payment/use-proof-questions.ts'

export type {
  Receipt,
  SessionReport,
  Till as TillLoad,
  TillCashier,
  TillCustomer,
  TillProduct,
} from '../../answers.ts'

/** A payment method as the till shows it. */
export type TillMethod = {
  readonly id: string
  readonly kind: TenderKind
  readonly needsCustomer: boolean
  /** Whether it keeps money for a customer: can be recharged, and keep change. */
  readonly canDeposit: boolean
  readonly hasBalance: boolean
  readonly label: string
  readonly icon: IconComponent
  /** The letter that presses its button. */
  readonly letter: string | undefined
  /** What it has for the customer of the order, minor units; null where it keeps nothing or nobody is chosen. */
  readonly available: bigint | null
  /** Whether that is being asked for, and not known yet. */
  readonly isAsked: boolean
}

/** A dialog that needs to be told nothing. */
export type PlainDialog = {
  readonly name: 'parked' | 'cash' | 'orders' | 'settle' | 'report' | 'close' | 'cashier'
}

/** What lies over the zones. */
export type TillDialog =
  | { readonly name: 'customer'; readonly thenPress?: string; readonly thenOpen?: 'settle' }
  | { readonly name: 'note'; readonly lineId: string | null }
  | {
      readonly name: 'recharge'
      readonly methodId: string
      readonly customer: PosCustomer
      readonly title: string
      readonly amount?: bigint
    }
  | {
      readonly name: 'form'
      readonly form: ComponentType<PosFormProps>
      readonly customer: PosCustomer
      readonly title: string
    }
  | { readonly name: 'receipt'; readonly receipt: Receipt; readonly isNew: boolean }
  | PlainDialog
  | { readonly name: 'refund'; readonly orderId: string }
  | {
      readonly name: 'proof'
      /** Above which amount a method asks for proof, minor units as digits. */
      readonly limit: string
      /** Why the proof before did not count; null when this is the first. */
      readonly refused: unknown
      /** The methods that are to pay. */
      readonly methodIds: readonly string[]
      readonly give: (proof: Proof) => void
      /** A manager vouches for the customer instead. */
      readonly vouch: () => void
    }

/** What the keypad types into: a figure of the selected line, or a payment. */
export type KeypadAim =
  | { readonly at: 'line'; readonly figure: 'quantity' | 'price' | 'discount' }
  | { readonly at: 'tender'; readonly tenderId: string }

/** Somebody who allows what the cashier may not: sent along with what they allow. */
export type Approval = { readonly userId: string; readonly pin: string }
