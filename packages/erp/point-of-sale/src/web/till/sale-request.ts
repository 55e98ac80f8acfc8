import type { PosRequests } from '../client.ts'
import type { Basket } from './basket/basket.ts'
import { type DraftTender, settledAmounts, splitOf } from './payment/tenders.ts'

/** An order as the server takes it: of cash what goes towards the total, and what was handed over. */
export function saleRequest(
  basket: Basket,
  {
    sessionId,
    total,
    tenders,
    cashUnit,
    changeKeptBy,
  }: {
    sessionId: string
    /** Minor units. */
    total: bigint
    tenders: readonly DraftTender[]
    cashUnit: bigint
    changeKeptBy: string | null
  },
): PosRequests['orders']['sell'] {
  const settled = settledAmounts(total, tenders, cashUnit)
  const { change } = splitOf(total, tenders, cashUnit)
  return {
    idempotencyKey: basket.key,
    sessionId,
    customerId: basket.customer?.id ?? null,
    note: basket.note,
    lines: basket.lines.map(({ productId, quantity, unitPrice, discount, note }) => ({
      productId,
      quantity,
      unitPrice,
      discount,
      note,
    })),
    tenders: tenders.map(({ id, methodId, kind, amount }) => ({
      methodId,
      amount: (settled.get(id) ?? amount).toString(),
      ...(kind === 'cash' ? { received: amount.toString() } : {}),
    })),
    ...(changeKeptBy !== null && change > 0n
      ? { keepChange: { methodId: changeKeptBy, amount: change.toString() } }
      : {}),
  }
}
