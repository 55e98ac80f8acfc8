import { getOwnCustomer } from '@erp/customers'
import { transaction } from '@platform/database'
import { money, toWire } from '@platform/money'
import { changeSettings, changesInput, idInput, procedure, router, settingsOf } from '@platform/plugin-api'
import { getWalletOfCustomer } from '@wallet/accounting-bridge'
import { listEntries, type WalletEntry } from '@wallet/ledger'
import { z } from 'zod'
import { permissions } from './permissions.ts'
import { hasPin, pinInput, removePin, setPin } from './proof/customer-pin.ts'
import { issuePaymentCode } from './proof/payment-code.ts'
import { walletPosSettings } from './settings.ts'

const customerInput = z.object({ customerId: idInput })

export const walletPosRouter = router({
  /** A customer's wallet, and whether they have a PIN. */
  wallet: procedure(permissions.read)
    .input(customerInput)
    .query(async ({ ctx, input: { customerId } }) => {
      const { company } = ctx.session
      const [wallet, pin] = await Promise.all([
        getWalletOfCustomer(ctx.database, company, customerId),
        hasPin(ctx.database, { companyId: company.id, customerId }),
      ])
      return { ...wallet, hasPin: pin }
    }),

  /** What moved a customer's wallet, newest first; `cursor` is the version of the last entry of the page before. */
  transactions: procedure(permissions.read)
    .input(
      customerInput.extend({
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .transform(BigInt)
          .optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx, input: { customerId, cursor, limit } }) => {
      const { company } = ctx.session
      const { walletId } = await getWalletOfCustomer(ctx.database, company, customerId)
      const page = { walletId, limit, ...(cursor === undefined ? {} : { before: cursor }) }
      const { entries, more } = await listEntries(ctx.database, company.id, page)
      return { transactions: entries.map(transactionWire), more }
    }),

  setPin: procedure(permissions.setPin)
    .input(customerInput.extend({ pin: pinInput }))
    .mutation(async ({ ctx, input: { customerId, pin } }) => {
      const { company, user } = ctx.session
      // Refuses who is no customer of the company.
      await getWalletOfCustomer(ctx.database, company, customerId)
      await setPin(ctx.database, { companyId: company.id, customerId, pin, actorId: user.id })
      return { customerId, hasPin: true }
    }),

  removePin: procedure(permissions.setPin)
    .input(customerInput)
    .mutation(async ({ ctx, input: { customerId } }) => {
      const { company, user } = ctx.session
      // Refuses who is no customer of the company.
      await getWalletOfCustomer(ctx.database, company, customerId)
      await removePin(ctx.database, { companyId: company.id, customerId, actorId: user.id })
      return { customerId, hasPin: false }
    }),

  /** What a customer themselves asks, of their own wallet alone. */
  own: router({
    wallet: procedure(permissions.payAtTill).query(async ({ ctx }) => {
      const customerId = await getOwnCustomer(ctx.database, ctx.session)
      const { balance, available } = await getWalletOfCustomer(ctx.database, ctx.session.company, customerId)
      return { balance, available }
    }),

    /** A new code to be shown at a till; those before it count until they run out. */
    newCode: procedure(permissions.payAtTill).mutation(async ({ ctx }) => {
      const customerId = await getOwnCustomer(ctx.database, ctx.session)
      return issuePaymentCode(ctx.database, { companyId: ctx.session.company.id, customerId })
    }),
  }),

  settings: procedure(permissions.read).query(({ ctx }) =>
    transaction(ctx.database, (tx) => settingsOf(tx, walletPosSettings, ctx.session.company.id)),
  ),

  changeSettings: procedure(permissions.changeSettings)
    .input(changesInput(walletPosSettings))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => {
        const { company, user } = ctx.session
        return changeSettings(tx, walletPosSettings, {
          companyId: company.id,
          actorId: user.id,
          changes: input,
        })
      }),
    ),
})

export type WalletPosRouter = typeof walletPosRouter

/** An entry as a shop calls it: credit came into the wallet, debit went out. Only what was set aside is neither. */
function transactionWire(entry: WalletEntry) {
  const wire = (amount: bigint) => toWire(money(amount, entry.currency))
  return {
    version: entry.version.toString(),
    transactionId: entry.transactionId,
    type:
      entry.amount > 0n ? ('credit' as const) : entry.amount < 0n ? ('debit' as const) : ('hold' as const),
    kind: entry.kind,
    reference: entry.note,
    date: entry.accountingDate,
    recordedAt: entry.recordedAt.toISOString(),
    amount: wire(entry.amount),
    balanceAfter: wire(entry.balanceAfter),
  }
}
