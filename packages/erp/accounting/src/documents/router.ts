import { transaction } from '@platform/database'
import {
  dateInput,
  dayIn,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  router,
} from '@platform/plugin-api'
import { z } from 'zod'
import { batchedConfirmations } from './batched-confirmations.ts'
import { listDestinations } from './built-in-destinations.ts'
import { cancelPayments } from './cancel-payments.ts'
import { deleteInvoice, updateInvoice } from './change-invoice.ts'
import { deletePayment, updatePayment } from './change-payment.ts'
import { confirmInvoices } from './confirm-invoices.ts'
import { createCreditNotes } from './create-credit-notes.ts'
import { createInvoices } from './create-invoices.ts'
import { createPayments } from './create-payments.ts'
import { creditNoteInput, invoiceInput, paymentInput, registeredPaymentInput } from './document-inputs.ts'
import { getInvoice } from './get-invoice.ts'
import { getPayment, listPaymentJournals } from './get-payment.ts'
import { invoiceListInput, listInvoices } from './list-invoices.ts'
import { listPayments, paymentListInput } from './list-payments.ts'
import { returnReasons } from './payment-types.ts'
import { documentPermissions as permissions } from './permissions.ts'
import { previewInvoice } from './preview-invoice.ts'
import { previewPayment, previewRegistered, previewReturn } from './preview-payment.ts'
import { registerPayments } from './register-payments.ts'

const theInvoice = z.object({ invoiceId: idInput })
const thePayment = z.object({ paymentId: idInput })
const returnFields = thePayment.extend({
  date: dateInput.optional(),
  reason: z.enum(returnReasons).default('cancelled'),
})
const withKey = { idempotencyKey: idempotencyKeyInput }

/** Invoices and credit notes. */
export const invoicesRouter = router({
  list: procedure(permissions.readDocuments)
    .input(invoiceListInput)
    .query(({ ctx, input }) => listInvoices(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.readDocuments)
    .input(theInvoice)
    .query(({ ctx, input }) => getInvoice(ctx.database, ctx.session.company, input.invoiceId)),

  /** The journal entry that Confirm will post. */
  previewEntry: procedure(permissions.readDocuments)
    .input(theInvoice)
    .query(({ ctx, input }) => previewInvoice(ctx.database, ctx.session.company, input.invoiceId)),

  create: procedure(permissions.editInvoices)
    .input(invoiceInput.extend({ ...withKey, kind: z.enum(['invoice', 'credit_note']).default('invoice') }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { invoiceId } = onlyOutcome(await createInvoices(tx, session.company, session.user.id, [input]))
        return { invoiceId }
      }),
    ),

  update: procedure(permissions.editInvoices)
    .input(theInvoice.extend({ fields: invoiceInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => updateInvoice(tx, session.company, session.user.id, input)),
    ),

  delete: procedure(permissions.editInvoices)
    .input(theInvoice)
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => deleteInvoice(tx, session.company, session.user.id, input.invoiceId)),
    ),

  confirm: procedure(permissions.confirmInvoices)
    .input(theInvoice.extend(withKey))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) =>
        onlyOutcome(await confirmInvoices(tx, session.company, session.user.id, [input])),
      ),
    ),

  createCreditNote: procedure(permissions.editInvoices)
    .input(creditNoteInput)
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { invoiceId } = onlyOutcome(
          await createCreditNotes(tx, session.company, session.user.id, [input]),
        )
        return { invoiceId }
      }),
    ),

  /** The journal entry that registering a payment will post; refuses what registering would refuse. */
  previewRegistered: procedure(permissions.confirmPayments)
    .input(registeredPaymentInput.omit({ idempotencyKey: true }))
    .query(({ ctx, input }) => previewRegistered(ctx.database, ctx.session.company, input)),

  /** Makes and confirms a payment of an invoice, or a refund of a credit note. */
  registerPayment: procedure(permissions.confirmPayments)
    .input(registeredPaymentInput)
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) =>
        onlyOutcome(await registerPayments(tx, session.company, session.user.id, [input])),
      ),
    ),
})

/** Money received from customers and sent to them. */
export const paymentsRouter = router({
  list: procedure(permissions.readDocuments)
    .input(paymentListInput)
    .query(({ ctx, input }) => listPayments(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.readDocuments)
    .input(thePayment)
    .query(({ ctx, input }) => getPayment(ctx.database, ctx.session.company, input.paymentId)),

  /** The journal entry that Confirm will post, as things stand now; refuses what Confirm would refuse. */
  previewEntry: procedure(permissions.readDocuments)
    .input(thePayment)
    .query(({ ctx: { database, session }, input: { paymentId } }) =>
      previewPayment(database, session.company, { paymentId, actorId: session.user.id }),
    ),

  /** Where payments can go or come from, and the default for each direction. */
  destinations: procedure(permissions.readDocuments).query(({ ctx }) =>
    listDestinations(ctx.database, ctx.session.company.id),
  ),

  /** The bank and cash journals to choose from. */
  journals: procedure(permissions.readDocuments).query(({ ctx }) =>
    listPaymentJournals(ctx.database, ctx.session.company.id),
  ),

  create: procedure(permissions.editPayments)
    .input(paymentInput.extend(withKey))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { paymentId } = onlyOutcome(await createPayments(tx, session.company, session.user.id, [input]))
        return { paymentId }
      }),
    ),

  update: procedure(permissions.editPayments)
    .input(thePayment.extend({ fields: paymentInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => updatePayment(tx, session.company, session.user.id, input)),
    ),

  delete: procedure(permissions.editPayments)
    .input(thePayment)
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => deletePayment(tx, session.company, session.user.id, input.paymentId)),
    ),

  confirm: procedure(permissions.confirmPayments)
    .input(thePayment.extend(withKey))
    .mutation(async ({ ctx: { database, session }, input }) => {
      const confirm = batchedConfirmations(database)
      const { company, user } = session
      return onlyOutcome([await confirm({ company, actorId: user.id, request: input })])
    }),

  /** For a payment that came back; without a date, today. */
  cancel: procedure(permissions.cancelPayments)
    .input(returnFields.extend(withKey))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const date = input.date ?? dayIn(session.company.timeZone)
        return onlyOutcome(await cancelPayments(tx, session.company, session.user.id, [{ ...input, date }]))
      }),
    ),

  /** The journal entry that cancelling will post. */
  previewCancel: procedure(permissions.cancelPayments)
    .input(returnFields)
    .query(({ ctx: { database, session }, input }) =>
      previewReturn(database, session.company, {
        ...input,
        date: input.date ?? dayIn(session.company.timeZone),
      }),
    ),
})
