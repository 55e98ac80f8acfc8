import type { PaymentEventItem } from './events.ts'
import type { PaymentRow } from './sql/lock-payments.ts'

export function paymentEventItem(payment: PaymentRow): PaymentEventItem {
  const { id, direction, customer_id: customerId, amount, currency, destination } = payment
  return { paymentId: id, direction, customerId, amount, currency, destination }
}
