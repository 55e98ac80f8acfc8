import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { HostRouter } from '../desk/host-router.ts'

export const host = pluginClient<HostRouter>('host')

type Answers = inferRouterOutputs<HostRouter>
export type JobRow = Answers['jobs']['list'][number]
export type ScheduleRow = Answers['jobs']['schedules'][number]
export type DeadLetterRow = Answers['jobs']['deadLetters']['rows'][number]
export type PluginPermissions = Answers['permissions'][number]

/** After something was tried again: the page asks how it went. */
export function invalidateJobs(): Promise<void> {
  return queryClient.invalidateQueries(host.jobs.pathFilter())
}
