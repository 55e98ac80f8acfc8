import { transaction } from '@platform/database'
import { procedure, publicProcedure, Refusal, router } from '@platform/plugin-api'
import { z } from 'zod'
import { changeCompany, getCompanyDetails } from './company/change-company.ts'
import { peopleRouter } from './people/people-router.ts'
import { permissions } from './permissions.ts'
import { chooseCompany } from './sql/choose-company.ts'

export const identityRouter = router({
  /** Open to everybody: the browser asks it whether somebody is signed in. */
  session: publicProcedure.query(({ ctx: { session, database } }) => {
    if (!session) return null
    const { user, company, companies, role, plugins } = session
    return {
      user,
      company,
      companies,
      role,
      permissions: [...session.permissions],
      plugins: [...plugins],
      pluginsOff: database.scope.plugins.filter((id) => !plugins.has(id)),
    }
  }),

  switchCompany: procedure(permissions.switchCompany)
    .input(z.object({ companyId: z.int().positive().max(2_147_483_647) }))
    .mutation(async ({ ctx: { database, session }, input: { companyId } }) => {
      const [chosen] = await transaction(database, (tx) =>
        tx.query(chooseCompany, [session.id, session.user.id, companyId]),
      )
      if (!chosen)
        throw new Refusal({
          kind: 'missing',
          code: 'not_a_member',
          message: 'You do not belong to that company.',
        })
      return { companyId }
    }),

  company: router({
    get: procedure(permissions.seeCompany).query(({ ctx: { database, session } }) =>
      transaction(database, (tx) => getCompanyDetails(tx, session.company.id)),
    ),

    change: procedure(permissions.changeCompany)
      .input(
        z.object({
          name: z.string().trim().min(1).max(200),
          locale: z.string().max(35),
          timeZone: z.string().max(64),
          address: z.string().max(500),
          taxNumber: z.string().max(50),
        }),
      )
      .mutation(async ({ ctx: { database, session }, input }) => {
        await transaction(database, (tx) => changeCompany(tx, session, input))
        return input
      }),
  }),

  users: peopleRouter,
})

export type IdentityRouter = typeof identityRouter
