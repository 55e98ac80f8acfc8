import { transaction } from '@platform/database'
import {
  changeSettings,
  extensionsOf,
  idempotencyKeyInput,
  idInput,
  procedure,
  router,
  settingsOf,
} from '@platform/plugin-api'
import { z } from 'zod'
import { registerFields } from '../inputs.ts'
import { posCardTerminals } from '../methods/card-terminals.ts'
import { offeredMethods } from '../methods/offered-methods.ts'
import { permissions } from '../permissions.ts'
import { tillRules, tillSettings } from '../settings.ts'
import { archiveRegister, createRegister, updateRegister } from './change-registers.ts'
import { listRegisters } from './list-registers.ts'

export const registersRouter = router({
  list: procedure(permissions.read)
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .query(({ ctx, input }) => listRegisters(ctx.database, ctx.session.company, input)),

  create: procedure(permissions.configure)
    .input(registerFields.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => createRegister(tx, ctx.session.company, ctx.session.user.id, input)),
    ),

  update: procedure(permissions.configure)
    .input(z.object({ registerId: idInput, fields: registerFields }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => updateRegister(tx, ctx.session.company, ctx.session.user.id, input)),
    ),

  archive: procedure(permissions.configure)
    .input(z.object({ registerId: idInput, archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => archiveRegister(tx, ctx.session.company, ctx.session.user.id, input)),
    ),
})

export const methodsRouter = router({
  /** Every payment method there is, in the order of their buttons. */
  list: procedure(permissions.read).query(({ ctx }) =>
    transaction(ctx.database, (tx) => offeredMethods(tx, ctx.session.company)),
  ),
})

export const terminalsRouter = router({
  /** Every card terminal a register can have. */
  list: procedure(permissions.read).query(({ ctx }) =>
    extensionsOf(ctx.database, posCardTerminals).map(({ id, title }) => ({ id, title })),
  ),
})

export const settingsRouter = router({
  get: procedure(permissions.read).query(({ ctx }) =>
    transaction(ctx.database, (tx) => settingsOf(tx, tillSettings, ctx.session.company.id)),
  ),

  change: procedure(permissions.configure)
    .input(tillRules.partial())
    .mutation(({ ctx: { database, session }, input: changes }) =>
      transaction(database, (tx) =>
        changeSettings(tx, tillSettings, {
          companyId: session.company.id,
          actorId: session.user.id,
          changes,
        }),
      ),
    ),
})
