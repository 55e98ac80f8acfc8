import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { IdentityRouter } from '../router.ts'

export const identity = pluginClient<IdentityRouter>('identity')

type Answers = inferRouterOutputs<IdentityRouter>
export type User = Answers['users']['list'][number]
export type CompanyDetails = Answers['company']['get']

/** After somebody was let in, shut out or made something else. */
export function invalidatePeople(): Promise<void> {
  return queryClient.invalidateQueries(identity.users.pathFilter())
}

/** After the company's particulars changed. */
export function invalidateCompany(): Promise<void> {
  return queryClient.invalidateQueries(identity.company.pathFilter())
}
