import type { Tx } from '@platform/database'

/** A place in the program that others may contribute to. Its owner exports it; the type says what fits. */
export interface ExtensionPoint<Value extends { readonly id: string }> {
  readonly id: string
  /** Only there to carry the type. */
  readonly value?: Value
}

/** One contribution, as a manifest lists it. */
export interface Extension {
  readonly pointId: string
  readonly value: { readonly id: string }
}

/** Declares a place that plugins may contribute to: `defineExtensionPoint<PaymentDestination>('accounting.paymentDestinations')`. */
export function defineExtensionPoint<Value extends { readonly id: string }>(
  id: string,
): ExtensionPoint<Value> {
  return { id }
}

/** Contributes a value to an extension point. Ids are unique per point; the host refuses to boot otherwise. */
export function extend<Value extends { readonly id: string }>(
  point: ExtensionPoint<Value>,
  value: Value,
): Extension {
  return { pointId: point.id, value }
}

/** What the running plugins contributed to a point, in boot order. */
export function extensionsOf<Value extends { readonly id: string }>(
  { scope }: Pick<Tx, 'scope'>,
  point: ExtensionPoint<Value>,
): readonly Value[] {
  // The host has checked at boot that each contribution was made through `extend`, which types it.
  return scope.extensions(point.id) as readonly Value[]
}
