import type { ComponentType } from 'react'

/** A named place in the browser half of a plugin, where other plugins contribute values of one type. */
export type WebExtensionPoint<Value> = {
  readonly id: string
  /** Never set: carries the type, so that `fill` refuses a value of another. */
  readonly '~value'?: (value: Value) => void
}

/** What every contribution says about itself. */
export type Contribution = {
  /** Unique within its point: `wallet.invoice-panel`. */
  readonly id: string
  /** Smaller comes first; 100 when left out, ties by id. */
  readonly order?: number
  /** Hidden from those who lack it. */
  readonly permission?: string | undefined
}

/** A place on a page: each contribution is a component, shown with the props the page gives. */
export type SlotContent<Props> = {
  /** Wrap in `lazy(() => import(...))` to keep it out of the first load. */
  readonly component: ComponentType<Props>
  /** For slots that show tabs or headings of their own: an already chosen sentence. */
  readonly label?: () => string
}

export type Slot<Props> = WebExtensionPoint<SlotContent<Props>>

/** A contribution as the shell sees it; made by `fill` alone. */
export type WebExtension = {
  readonly point: string
  readonly contribution: Contribution
  readonly value: unknown
}

/** A place for values other than components, such as search providers of the command palette. */
export function defineWebExtensionPoint<Value>(id: string): WebExtensionPoint<Value> {
  return { id }
}

/** A place for components that take `Props`: `defineSlot<{ invoice: Invoice }>('accounting.invoicePanels')`. */
export function defineSlot<Props>(id: string): Slot<Props> {
  return { id }
}

/** Contributes to a point: `fill(invoicePanels, { id: 'wallet.invoice-panel', component: InvoiceWalletPanel })`. */
export function fill<Value>(point: WebExtensionPoint<Value>, value: Value & Contribution): WebExtension {
  return { point: point.id, contribution: value, value }
}
