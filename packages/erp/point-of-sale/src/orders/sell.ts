import { lockPeriod } from '@erp/accounting'
import type { Tx } from '@platform/database'
import { type Company, keyReused, Refusal, settingsOf } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import { lockTills } from '../sessions/lock-tills.ts'
import { tillSettings } from '../settings.ts'
import { findOrdersByKey, readCustomers, readProducts } from '../sql/sale-parts.ts'
import { carryOutSales } from './carry-out-sales.ts'
import { judgeSale, type SaleGround, type SalePlan, type SaleRequest } from './judge-sales.ts'
import { readOrders } from './read-orders.ts'

/**
 * Sells, in the caller's transaction: from the pressed button to the receipt. Writes the orders; moves and books
 * balances at once; invoices at once what is not paid whole. All else is booked when the session is closed. Answers one
 * outcome for each request, in their order; a refused one leaves its neighbours as they were, and a key sent again
 * answers as the first time.
 */
export async function sell(
  tx: Tx,
  company: Company,
  requests: readonly SaleRequest[],
): Promise<readonly (Receipt | Refusal)[]> {
  if (requests.length === 0) return []
  const ground = await loadGround(tx, company, requests)
  const { known } = ground
  const plans = new Map<SaleRequest, SalePlan>()
  const refused = new Map<SaleRequest, Refusal>()
  const replays = new Map<SaleRequest, string>()
  for (const request of requests) {
    const before = known.get(request.idempotencyKey)
    if (before && !before.hash.equals(request.requestHash))
      refused.set(request, keyReused(request.idempotencyKey))
    else if (before) replays.set(request, before.id)
    else {
      const judged = judgeSale(ground, request)
      if (judged instanceof Refusal) refused.set(request, judged)
      else {
        plans.set(request, judged)
        known.set(request.idempotencyKey, { id: judged.id, hash: request.requestHash })
      }
    }
  }
  const outcomes = new Map<string, Receipt | Refusal>(await refuseCredit(tx, company, [...plans.values()]))
  const creditworthy = [...plans.values()].filter(({ id }) => !outcomes.has(id))
  for (const [id, outcome] of await carryOutSales(tx, company, creditworthy)) outcomes.set(id, outcome)

  const earlier = [...replays.values()].filter((id) => !outcomes.has(id))
  const { receipts } = await readOrders(tx, company, earlier)
  return requests.map((request) => {
    const id = plans.get(request)?.id ?? replays.get(request) ?? ''
    return refused.get(request) ?? outcomes.get(id) ?? receipts.get(id) ?? keyReused(request.idempotencyKey)
  })
}

/** Locks the sessions, and reads in the same round trip all that sales name. */
async function loadGround(tx: Tx, company: Company, requests: readonly SaleRequest[]) {
  const ids = (pick: (request: SaleRequest) => readonly (string | null)[]) => [
    ...new Set(requests.flatMap(pick).filter((id) => id !== null)),
  ]
  const [, tillOf, orders, products, customers, settings] = await Promise.all([
    lockPeriod(tx, company.id),
    lockTills(
      tx,
      company,
      requests.map(({ sessionId }) => sessionId),
    ),
    tx.query(findOrdersByKey, [company.id, requests.map(({ idempotencyKey }) => idempotencyKey)]),
    tx.query(readProducts, [company.id, ids(({ lines }) => lines.map(({ productId }) => productId))]),
    tx.query(readCustomers, [company.id, ids(({ customerId }) => [customerId])]),
    settingsOf(tx, tillSettings, company.id),
  ])
  const ground: SaleGround = {
    company,
    tillOf,
    products: new Map(products.map((product) => [product.id, product])),
    customers: new Map(customers.map(({ id, ...customer }) => [id, customer])),
    pricesIncludeTax: settings.pricesIncludeTax,
    rounding: BigInt(settings.cashRounding),
  }
  const known = new Map(
    orders.map(({ id, create_key, create_hash }) => [create_key, { id, hash: create_hash }]),
  )
  return { ...ground, known }
}

/** Asks the methods that leave something open whether customers may owe it: why not, by the id of the order. */
async function refuseCredit(
  tx: Tx,
  company: Company,
  plans: readonly SalePlan[],
): Promise<ReadonlyMap<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  const wanted = plans.flatMap((plan) =>
    plan.tenders.flatMap(({ method, amount }) =>
      method.kind === 'invoice' && method.refuse ? [{ plan, method, amount }] : [],
    ),
  )
  for (const method of new Set(wanted.map((one) => one.method))) {
    const own = wanted.filter((one) => one.method === method)
    const answers = await method.refuse?.(
      tx,
      company,
      own.map(({ plan, amount }) => ({
        orderId: plan.id,
        customerId: plan.request.customerId ?? '',
        amount,
        date: plan.till.businessDate,
      })),
    )
    for (const [index, { plan }] of own.entries()) {
      const refusal = answers?.[index]
      if (refusal) refused.set(plan.id, refusal)
    }
  }
  return refused
}
