import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { LoyaltyRouter } from '../router.ts'

export const loyalty = pluginClient<LoyaltyRouter>('loyalty')

export type LoyaltyAnswers = inferRouterOutputs<LoyaltyRouter>

/** After points or their rules were changed: lists and panels ask anew. */
export function invalidateLoyalty(): Promise<void> {
  return queryClient.invalidateQueries(loyalty.pathFilter())
}
