import { transaction } from '@platform/database'
import { formatMoney, money } from '@platform/money'
import {
  amountInput,
  type Company,
  changeSettings,
  changesInput,
  idInput,
  onlyOutcome,
  procedure,
  Refusal,
  settingsOf,
} from '@platform/plugin-api'
import { getWalletOfCustomer } from '@wallet/accounting-bridge'
import { type ChangeRejection, setFloors, setStatuses } from '@wallet/ledger'
import { z } from 'zod'
import { permissions } from '../permissions.ts'
import { walletSettings } from '../settings.ts'

/**
 * What a wallet may do, rather than what is in it. These say how it shall be, so saying it twice is as good as once:
 * they need no idempotency key.
 */
export const changeWalletProcedures = {
  freeze: procedure(permissions.freeze)
    .input(
      z
        .object({
          customerId: idInput,
          /** Which way money may not move; 'active' lifts it. */
          status: z.enum(['active', 'frozen_in', 'frozen_out', 'frozen']),
          /** Why. */
          note: z.string().trim().max(500).nullable().default(null),
        })
        .refine(({ status, note }) => status === 'active' || note, {
          message: 'say why the wallet is frozen',
          path: ['note'],
        }),
    )
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        const [outcome] = await setStatuses(tx, company.id, user.id, [input])
        const { customerId, status } = changed(outcome, company)
        return { customerId, status }
      }),
    ),

  setFloor: procedure(permissions.setFloor)
    .input(
      z.object({
        customerId: idInput,
        /** How far below zero the wallet may go, in minor units: '0' is not at all. */
        overdraft: z.union([z.literal('0').transform(() => 0n), amountInput]),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { company, user } = ctx.session
      const before = BigInt(
        (await getWalletOfCustomer(ctx.database, company, input.customerId)).overdraft.amount,
      )
      return transaction(ctx.database, async (tx) => {
        const { overdraftAllowed } = await settingsOf(tx, walletSettings, company.id)
        // What was let below zero before may still be let less far, as the debt is repaid.
        if (input.overdraft > before && !overdraftAllowed) throw overdraftOff()
        const change = { customerId: input.customerId, floor: -input.overdraft }
        const [outcome] = await setFloors(tx, company.id, user.id, [change])
        const { customerId, floor } = changed(outcome, company)
        return { customerId, overdraft: (-floor).toString() }
      })
    }),

  settings: procedure(permissions.read).query(({ ctx }) =>
    transaction(ctx.database, (tx) => settingsOf(tx, walletSettings, ctx.session.company.id)),
  ),

  changeSettings: procedure(permissions.changeSettings)
    .input(changesInput(walletSettings))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => {
        const { company, user } = ctx.session
        return changeSettings(tx, walletSettings, { companyId: company.id, actorId: user.id, changes: input })
      }),
    ),
}

function changed<Change extends object>(
  outcome: Change | ChangeRejection | undefined,
  company: Company,
): Change {
  if (!outcome) throw new Error('a set answers one outcome for each item')
  return onlyOutcome([isRejection(outcome) ? refusalOfChange(outcome, company) : outcome])
}

function isRejection(outcome: object): outcome is ChangeRejection {
  return 'code' in outcome
}

function refusalOfChange(rejection: ChangeRejection, company: Company): Refusal {
  if (rejection.code === 'unknown_wallet')
    return new Refusal({ kind: 'missing', code: 'unknown_customer', message: 'There is no such customer.' })
  const { code, highest, requested } = rejection
  const lowest = formatMoney(money(-highest, company.currency), company.locale)
  return new Refusal({
    kind: 'conflict',
    code,
    message: `The wallet is ${lowest} below zero now. Allow at least that much, or have it repaid first.`,
    facts: { currency: company.currency, highest: highest.toString(), requested: requested.toString() },
  })
}

function overdraftOff(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'overdraft_off',
    message: 'Wallets do not go below zero here. An owner can allow it in the settings of wallets.',
  })
}
