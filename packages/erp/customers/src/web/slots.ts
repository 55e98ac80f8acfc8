import { type AnyPage, defineSlot, defineWebExtensionPoint } from '@platform/plugin-api/web'

/** As much of a customer as panels and actions of other plugins get; the rest they ask for themselves. */
export type CustomerForPanels = { readonly id: string; readonly name: string; readonly archived: boolean }

/** Sections of the customer's page: wallet, invoices, payments. */
export const customerPanels = defineSlot<{ customer: CustomerForPanels }>('customers.customerPanels')

/** Something to start from the customer's page, such as a new invoice. */
export type CustomerAction = {
  /** In the reader's language. */
  readonly label: () => string
  readonly href: (customer: CustomerForPanels) => string
}

export const customerActions = defineWebExtensionPoint<CustomerAction>('customers.customerActions')

/** A page of a customer's own, who signs in as a customer: they arrive at the first. */
export const portalPages = defineWebExtensionPoint<{ readonly page: AnyPage }>('customers.portalPages')
