import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { CustomersRouter } from '../router.ts'

export const customers = pluginClient<CustomersRouter>('customers')

/** After a customer was added or changed: lists, pages and pickers ask anew. */
export function invalidateCustomers(): Promise<void> {
  return queryClient.invalidateQueries(customers.pathFilter())
}
