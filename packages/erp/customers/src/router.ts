import { transaction } from '@platform/database'
import { idempotencyKeyInput, idInput, onlyOutcome, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { archiveCustomer, updateCustomer } from './change-customer.ts'
import { createCustomers } from './create-customers.ts'
import { customerFields } from './customer-fields.ts'
import { getCustomer } from './get-customer.ts'
import { customerListInput, listCustomers } from './list-customers.ts'
import { permissions } from './permissions.ts'
import { closePortal, findPortal, openPortal } from './portal/portal-access.ts'

const customerInput = z.object({ customerId: idInput })

export const customersRouter = router({
  list: procedure(permissions.read)
    .input(customerListInput)
    .query(({ ctx, input }) => listCustomers(ctx.database, ctx.session.company.id, input)),

  get: procedure(permissions.read)
    .input(customerInput)
    .query(({ ctx, input }) => getCustomer(ctx.database, ctx.session.company, input.customerId)),

  create: procedure(permissions.edit)
    .input(customerFields.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        return onlyOutcome(await createCustomers(tx, company.id, user.id, [input]))
      }),
    ),

  update: procedure(permissions.edit)
    .input(customerInput.extend({ fields: customerFields }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        updateCustomer(tx, ctx.session.company.id, ctx.session.user.id, input),
      ),
    ),

  archive: procedure(permissions.archive)
    .input(customerInput.extend({ archived: z.boolean().default(true) }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        archiveCustomer(tx, ctx.session.company.id, ctx.session.user.id, input),
      ),
    ),

  /** Whether a customer is let into their own pages. */
  portal: router({
    get: procedure(permissions.read)
      .input(customerInput)
      .query(async ({ ctx, input: { customerId } }) => ({
        access: await findPortal(ctx.database, ctx.session.company.id, customerId),
      })),

    /** Answers a new password, this once. */
    open: procedure(permissions.openPortal)
      .input(customerInput)
      .mutation(({ ctx, input }) =>
        transaction(ctx.database, (tx) => openPortal(tx, ctx.session, input.customerId)),
      ),

    close: procedure(permissions.openPortal)
      .input(customerInput)
      .mutation(async ({ ctx, input }) => {
        await transaction(ctx.database, (tx) => closePortal(tx, ctx.session, input.customerId))
        return input
      }),
  }),
})

export type CustomersRouter = typeof customersRouter
