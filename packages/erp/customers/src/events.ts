import { defineEvent } from '@platform/plugin-api'

/** Customers were added; said inside the transaction, so that what every customer has is there from the start. */
export const customersCreated = defineEvent<{ readonly customerId: string; readonly name: string }>(
  'customers.created',
)
