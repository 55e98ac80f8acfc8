import { transaction } from '@platform/database'
import { type Mailer, type Plugin, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import type { JobRunner } from '../jobs/runner.ts'
import { permissions } from '../permissions.ts'
import { setPluginSwitch } from '../switching/switch-plugin.ts'
import { jobsRouter } from './jobs-router.ts'
import { mailRouter } from './mail-router.ts'

/** What the host lends to its own procedures. */
export interface HostDesk {
  /** In boot order. */
  readonly plugins: () => readonly Plugin[]
  readonly jobs: Pick<JobRunner, 'list' | 'schedules' | 'retry'>
  /** Brings mail to people, where no plugin does. */
  readonly mailer: Mailer | undefined
}

/** What people ask of the host itself. */
export function createHostRouter({ plugins, jobs, mailer }: HostDesk) {
  return router({
    jobs: jobsRouter(jobs),
    mail: mailRouter(mailer),

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
