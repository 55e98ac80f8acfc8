import type { MoneyWire } from '@platform/money'
import { defineSlot, defineWebExtensionPoint, type IconComponent } from '@platform/plugin-api/web'
import type { ComponentType } from 'react'

/** Whoever is being served. */
export type PosCustomer = { readonly id: string; readonly name: string }

/** How a payment method is shown: on its button, on the receipt, in reports. */
export type PosMethodLook = {
  readonly methodId: string
  /** In the reader's language. */
  readonly label: () => string
  readonly icon: IconComponent
  /** The letter that presses its button on the payment screen. */
  readonly letter?: string
}

/** Names and signs of payment methods; without one, a method is shown by the title the server gives it. */
export const posMethodLooks = defineWebExtensionPoint<PosMethodLook>('point-of-sale.methodLooks')

export type PosFormProps = {
  customer: PosCustomer
  /** Closes the form; what the till shows of the customer is asked for anew. */
  onDone: () => void
}

/** What the till can do for a contribution. */
export type PosDeeds = {
  /**
   * Opens the till's form that takes money for what a method keeps for the customer, such as "Recharge wallet";
   * `amount`, in minor units, is filled in.
   */
  readonly openRecharge: (request: {
    readonly methodId: string
    readonly customer: PosCustomer
    /** The heading of the form, in the reader's language. */
    readonly title: string
    readonly amount?: bigint
  }) => void
  /** Opens a form of the contribution's own over the till. */
  readonly openForm: (request: {
    /** Wrap in `lazy(() => import(...))` to keep it out of the first load. */
    readonly form: ComponentType<PosFormProps>
    readonly customer: PosCustomer
    /** The heading of the form, in the reader's language. */
    readonly title: string
  }) => void
}

export type PosCustomerFactsProps = {
  customer: PosCustomer
  /** 'found' among others in the search, or 'chosen' for the order. */
  place: 'found' | 'chosen'
}

/** What else is worth knowing about a customer than what methods keep for them; stands beside the name. */
export const posCustomerFacts = defineSlot<PosCustomerFactsProps>('point-of-sale.customerFacts')

/** Something to do for a customer besides selling: the till shows it as a button. */
export type PosCustomerAction = {
  /** Rare enough to be offered only for whoever was chosen, and not beside everybody who is found. */
  readonly isRare?: true
  readonly label: () => string
  readonly icon: IconComponent
  readonly run: (customer: PosCustomer, deeds: PosDeeds) => void
}

export const posCustomerActions = defineWebExtensionPoint<PosCustomerAction>('point-of-sale.customerActions')

/** A method that has less for the customer than is to be paid. Minor units of the company's currency. */
export type PosShortMethod = {
  readonly customer: PosCustomer
  readonly methodId: string
  readonly available: bigint
  /** What is still to be paid. */
  readonly due: bigint
  readonly missing: bigint
  /** An amount as the reader writes it. */
  readonly money: (amount: bigint) => string
}

/** A way out of a short method, in one sentence that is its button. */
export type PosPaymentOffer = {
  readonly methodId: string
  readonly icon: IconComponent
  readonly sentence: (short: PosShortMethod) => string
  readonly run: (
    short: PosShortMethod,
    deeds: PosDeeds & {
      /** Pays an amount by a method; what is left is paid otherwise. */
      readonly tender: (methodId: string, amount: bigint) => void
    },
  ) => void
}

export const posPaymentOffers = defineWebExtensionPoint<PosPaymentOffer>('point-of-sale.paymentOffers')

/** Where change may go instead of into the hand: the till offers it while change is due and a customer is chosen. */
export type PosChangeAction = {
  /** The method that keeps it. */
  readonly methodId: string
  readonly icon: IconComponent
  /** The letter that does it, such as 'w'. */
  readonly letter: string
  /** "Keep €1.20 in the wallet", and the same once chosen: "€1.20 goes to the wallet". */
  readonly label: (change: string) => string
  readonly chosenLabel: (change: string) => string
}

export const posChangeActions = defineWebExtensionPoint<PosChangeAction>('point-of-sale.changeActions')

/** What a receipt says of money moved by a method. */
export type PosReceiptTender = {
  readonly methodId: string
  readonly amount: MoneyWire
  /** What the method keeps for the customer afterwards, where it keeps anything. */
  readonly balanceAfter: MoneyWire | null
}

/** A line at the foot of the receipt, such as "Wallet balance €12.30". */
export type PosReceiptFact = {
  readonly lines: (
    tenders: readonly PosReceiptTender[],
    money: (amount: MoneyWire) => string,
  ) => readonly { readonly label: string; readonly text: string }[]
}

export const posReceiptFacts = defineWebExtensionPoint<PosReceiptFact>('point-of-sale.receiptFacts')

/** What a customer can prove themselves with, where a method asks for it above an amount. */
export type PosProofKind = {
  readonly methodId: string
  readonly kind: 'pin' | 'code'
  /** "Customer's PIN". */
  readonly label: () => string
  /** What to ask the customer for. */
  readonly hint: () => string
  /** Whether something typed or scanned is of this kind by its looks, whichever kind was asked for. */
  readonly isLike: (value: string) => boolean
  /** Codes of refusals after which the customer is asked again, rather than for another payment. */
  readonly askAgainAfter: readonly string[]
}

export const posProofKinds = defineWebExtensionPoint<PosProofKind>('point-of-sale.proofKinds')

/** Sections of Settings > Point of Sale: a method's own switch, say. */
export const posSettingsSections = defineSlot<Record<string, never>>('point-of-sale.settingsSections')
