import { Refusal } from '@platform/plugin-api'

export function unknownCustomer(customerId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_customer',
    message: 'There is no such customer. Reload the list and choose one from it.',
    facts: { customerId },
  })
}

export function notEnoughPoints(asked: bigint): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'not_enough_points',
    message: `The customer has fewer than ${asked} points. Take no more than there are.`,
    facts: { field: 'points', asked: asked.toString() },
  })
}
