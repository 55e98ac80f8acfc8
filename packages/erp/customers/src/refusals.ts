import { Refusal } from '@platform/plugin-api'

export function unknownCustomer(customerId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_customer',
    message: 'There is no such customer. Reload the list and choose one from it.',
    facts: { customerId },
  })
}

export function referenceTaken(reference: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'reference_taken',
    message: `Another customer has the reference ${reference} already. Choose another one.`,
    facts: { field: 'reference', reference },
  })
}
