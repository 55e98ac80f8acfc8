export { invalidateCustomers } from './client.ts'
export { CustomerPicker, type CustomerPickerProps, useCustomerEntity } from './customer-picker.tsx'
export { customersWeb } from './customers-web.ts'
export { customerPage, customersPage, newCustomerPage } from './pages.ts'
export { searchCustomers } from './search-customers.ts'
export {
  type CustomerAction,
  type CustomerForPanels,
  customerActions,
  customerPanels,
  portalPages,
} from './slots.ts'
