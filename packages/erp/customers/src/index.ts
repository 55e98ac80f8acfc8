export {
  type CreatedCustomer,
  type CustomerDraft,
  createCustomers,
  findCustomers,
} from './create-customers.ts'
export { blankCustomer, type CustomerFields, customerFields } from './customer-fields.ts'
export { customersCreated } from './events.ts'
export { type LockedCustomer, lockCustomers } from './lock-customers.ts'
export { customersPlugin } from './plugin.ts'
export { getOwnCustomer, openPortal, signInAs } from './portal/portal-access.ts'
export type { CustomersRouter } from './router.ts'
