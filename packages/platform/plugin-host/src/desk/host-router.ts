import { transaction } from '@platform/database'
import { type Plugin, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import type { JobRunner } from '../jobs/runner.ts'
import { permissions } from '../permissions.ts'
import { setPluginSwitch } from '../switching/switch-plugin.ts'
import { jobsRouter } from './jobs-router.ts'

/** What the host lends to its own procedures. */
export interface HostDesk {
  /** In boot order. */
  readonly plugins: () => readonly Plugin[]
  readonly jobs: Pick<JobRunner, 'list' | 'schedules' | 'retry'>
}

/** What people ask of the host itself. */
export function createHostRouter({ plugins, jobs }: HostDesk) {
  return router({
    jobs: jobsRouter(jobs),

    plugins: router({
      /** The parts of the program that a company can be without, and whether this one is. */
      list: procedure(permissions.switchPlugins).query(({ ctx: { session } }) =>
        plugins()
          .filter(({ optional }) => optional)
          .map(({ id, name }) => ({ id, name, on: session.plugins.has(id) })),
      ),

      switch: procedure(permissions.switchPlugins)
        .input(z.object({ pluginId: z.string().max(100), on: z.boolean() }))
        .mutation(async ({ ctx: { database, session }, input }) => {
          const change = { ...input, companyId: session.company.id, actorId: session.user.id }
          await transaction(database, (tx) => setPluginSwitch(tx, plugins(), change))
          return input
        }),
    }),

    /** Every permission of the plugins that are on, and which roles have it. */
    permissions: procedure(permissions.seePermissions).query(({ ctx: { session } }) =>
      plugins()
        .filter(({ id, permissions: own }) => own && session.plugins.has(id))
        .map(({ id, name, permissions: own = {} }) => ({
          id,
          name,
          permissions: Object.values(own).map(({ roles, ...permission }) => ({
            ...permission,
            // The owner has every permission, listed or not.
            roles: [...new Set(['owner' as const, ...roles])],
          })),
        })),
    ),
  })
}

export type HostRouter = ReturnType<typeof createHostRouter>
