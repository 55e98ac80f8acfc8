import { transaction } from '@platform/database'
import { idInput, procedure, roles, router } from '@platform/plugin-api'
import { z } from 'zod'
import { permissions } from '../permissions.ts'
import { selectUsers } from '../sql/select-users.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { addMember, changeRole, resetPassword, setActive } from './manage-people.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts'

const theUser = z.object({ userId: idInput })
/** What people of the back office are; customers come in by the shop's own door. */
const roleInput = z.enum(roles).exclude(['customer'])

/** Who belongs to the company, and as what. */
export const peopleRouter = router({
  list: procedure(permissions.listUsers).query(({ ctx: { database, session } }) =>
    transaction(database, (tx) => tx.query(selectUsers, [session.company.id])),
  ),

  /** Answers the password of somebody who is new, this once. */
  add: procedure(permissions.manageUsers)
    .input(
      z.object({
        name: z.string().trim().min(1).max(200),
        email: z.email().max(254),
        role: roleInput,
      }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => addMember(tx, session, input)),
    ),

  changeRole: procedure(permissions.manageUsers)
    .input(theUser.extend({ role: roleInput }))
    .mutation(async ({ ctx: { database, session }, input }) => {
      await transaction(database, (tx) => changeRole(tx, session, input))
      return input
    }),

  setActive: procedure(permissions.manageUsers)
    .input(theUser.extend({ active: z.boolean() }))
    .mutation(async ({ ctx: { database, session }, input }) => {
      await transaction(database, (tx) => setActive(tx, session, input))
      return input
    }),

  /** Answers the new password, this once. */
  resetPassword: procedure(permissions.manageUsers)
    .input(theUser)
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => resetPassword(tx, session, input.userId)),
    ),

  changeOwnPassword: procedure(permissions.changeOwnPassword)
    .input(
      z.object({
        current: z.string().max(LONGEST_PASSWORD),
        next: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD),
      }),
    )
    .mutation(async ({ ctx: { database, session }, input }) => {
      await changeOwnPassword(database, session, input)
      return { changed: true }
    }),
})
