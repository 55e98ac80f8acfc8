import { transaction } from '@platform/database'
import { idempotencyKeyInput, idInput, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import {
  orderListInput,
  parkInput,
  rechargeInput,
  refundInput,
  saleInput,
  settleInput,
  undoRechargeInput,
} from '../inputs.ts'
import { permissions } from '../permissions.ts'
import { findReceiptByKey, getReceipt } from './get-receipt.ts'
import { getRefundable } from './get-refundable.ts'
import { listOrders } from './list-orders.ts'
import { listRecharges } from './list-recharges.ts'
import { listOpenInvoices } from './open-invoices.ts'
import { listParked, parkOrder, recallOrder } from './park-orders.ts'
import { rechargeAtTill } from './recharge.ts'
import { refundAtTill } from './refund.ts'
import { sellAtTill } from './sell-at-till.ts'
import { settleAtTill } from './settle-invoices.ts'
import { undoRechargeAtTill } from './undo-recharge.ts'

export const ordersRouter = router({
  sell: procedure(permissions.sell)
    .input(saleInput)
    .mutation(({ ctx, input }) => sellAtTill(ctx.database, ctx.session, input)),

  refund: procedure(permissions.sell)
    .input(refundInput)
    .mutation(({ ctx, input }) => refundAtTill(ctx.database, ctx.session, input)),

  /** What is left to give back of an order, by line and by tender. */
  refundable: procedure(permissions.sell)
    .input(z.object({ orderId: idInput }))
    .query(({ ctx, input }) => getRefundable(ctx.database, ctx.session.company, input.orderId)),

  /** Whether a request whose answer never came was booked: its receipt, or null when it never was. */
  find: procedure(permissions.sell)
    .input(z.object({ idempotencyKey: idempotencyKeyInput }))
    .query(async ({ ctx, input }) => ({
      receipt: await findReceiptByKey(ctx.database, ctx.session.company, input.idempotencyKey),
    })),

  receipt: procedure(permissions.read)
    .input(z.object({ orderId: idInput }))
    .query(({ ctx, input }) => getReceipt(ctx.database, ctx.session.company, input.orderId)),

  list: procedure(permissions.read)
    .input(orderListInput)
    .query(({ ctx, input }) => listOrders(ctx.database, ctx.session.company, input)),

  park: procedure(permissions.sell)
    .input(parkInput)
    .mutation(({ ctx, input }) => transaction(ctx.database, (tx) => parkOrder(tx, ctx.session, input))),

  parked: procedure(permissions.sell)
    .input(z.object({ registerId: idInput }))
    .query(({ ctx, input }) => listParked(ctx.database, ctx.session.company, input.registerId)),

  /** Takes a parked order out again. */
  recall: procedure(permissions.sell)
    .input(z.object({ parkedId: idInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => recallOrder(tx, ctx.session.company, input.parkedId)),
    ),
})

export const rechargesRouter = router({
  make: procedure(permissions.sell)
    .input(rechargeInput)
    .mutation(({ ctx, input }) => rechargeAtTill(ctx.database, ctx.session, input)),

  undo: procedure(permissions.sell)
    .input(undoRechargeInput)
    .mutation(({ ctx, input }) => undoRechargeAtTill(ctx.database, ctx.session, input)),

  /** Those of a session, the latest first, and whether each was undone. */
  list: procedure(permissions.sell)
    .input(z.object({ sessionId: idInput }))
    .query(({ ctx, input }) => listRecharges(ctx.database, ctx.session.company, input.sessionId)),
})

export const invoicesRouter = router({
  /** What a customer owes on invoices, the oldest first. */
  open: procedure(permissions.sell)
    .input(z.object({ customerId: idInput }))
    .query(({ ctx, input }) => listOpenInvoices(ctx.database, ctx.session.company, input.customerId)),

  settle: procedure(permissions.sell)
    .input(settleInput)
    .mutation(({ ctx, input }) => settleAtTill(ctx.database, ctx.session, input)),
})
