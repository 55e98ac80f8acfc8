import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { PointOfSaleRouter } from '../router.ts'

export const pointOfSale = pluginClient<PointOfSaleRouter>('point-of-sale')

export type PosAnswers = inferRouterOutputs<PointOfSaleRouter>
export type PosRequests = inferRouterInputs<PointOfSaleRouter>

/** After something was sold, given back, recharged or counted: lists, reports and balances ask anew. */
export async function invalidatePointOfSale(): Promise<void> {
  await Promise.all(
    [
      pointOfSale.till.available,
      pointOfSale.till.customers,
      pointOfSale.orders,
      pointOfSale.recharges,
      pointOfSale.invoices,
      pointOfSale.sessions,
    ].map((part) => queryClient.invalidateQueries(part.pathFilter())),
  )
}

/** After orders were put aside or taken up again. */
export function invalidateParked(): Promise<void> {
  return queryClient.invalidateQueries(pointOfSale.orders.parked.pathFilter())
}

/** After somebody else stands at the till: what it may, and who it is. */
export function invalidateTill(sessionId: string): Promise<void> {
  return queryClient.invalidateQueries(pointOfSale.till.load.queryFilter({ sessionId }))
}

/** After registers, methods, PINs or settings were changed: everything is asked anew. */
export function invalidateSetUp(): Promise<void> {
  return queryClient.invalidateQueries(pointOfSale.pathFilter())
}
