import { transaction } from '@platform/database'
import {
  amountInput,
  dateInput,
  dayIn,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  Refusal,
  requestHash,
  type Session,
  settingsOf,
} from '@platform/plugin-api'
import { adjustmentReasons, adjustWallets, transferCredit } from '@wallet/accounting-bridge'
import { z } from 'zod'
import { movedWire } from '../answers.ts'
import { endOfDay } from '../end-of-day.ts'
import { permissions } from '../permissions.ts'
import { walletSettings } from '../settings.ts'

/** For whoever looks at it later; on the customer's statement too. */
const noteInput = z.string().trim().min(1).max(500)

const grantInput = z.object({
  customerId: idInput,
  amount: amountInput,
  /** The last day on which it can be spent. */
  expiresOn: dateInput.nullable().default(null),
  note: noteInput,
  idempotencyKey: idempotencyKeyInput,
})

const adjustInput = grantInput
  .extend({ direction: z.enum(['add', 'remove']), reason: z.enum(adjustmentReasons) })
  .refine(
    ({ expiresOn, direction, reason }) => !expiresOn || (direction === 'add' && reason !== 'correction'),
    {
      message: 'only promotional credit that is added expires',
      path: ['expiresOn'],
    },
  )

/** Moving credit by hand: each on its own permission, once a key. */
export const moveCreditProcedures = {
  /** "Adjust balance". */
  adjust: procedure(permissions.adjust)
    .input(adjustInput)
    .mutation(({ ctx, input }) => adjust(ctx, input, input)),

  grant: procedure(permissions.grant)
    .input(grantInput)
    .mutation(({ ctx, input }) => adjust(ctx, input, { direction: 'add', reason: 'promotion' })),

  transfer: procedure(permissions.transfer)
    .input(
      z.object({
        customerId: idInput,
        toCustomerId: idInput,
        amount: amountInput,
        note: noteInput,
        idempotencyKey: idempotencyKeyInput,
      }),
    )
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company } = ctx.session
        const { transfersAllowed } = await settingsOf(tx, walletSettings, company.id)
        if (!transfersAllowed) throw transfersOff()
        const request = { ...input, ...actOf(ctx.session, input) }
        return movedWire(onlyOutcome(await transferCredit(tx, company, [request])))
      }),
    ),
}

function adjust(
  ctx: { database: Parameters<typeof transaction>[0]; session: Session },
  input: z.infer<typeof grantInput>,
  what: Pick<z.infer<typeof adjustInput>, 'direction' | 'reason'>,
) {
  return transaction(ctx.database, async (tx) => {
    const { company } = ctx.session
    const { direction, reason } = what
    const expiresAt = input.expiresOn ? endOfDay(company.timeZone, input.expiresOn) : null
    const request = {
      ...input,
      ...actOf(ctx.session, { ...input, direction, reason }),
      direction,
      reason,
      expiresAt,
    }
    return movedWire(onlyOutcome(await adjustWallets(tx, company, [request])))
  })
}

function actOf({ company, user }: Session, input: unknown) {
  return { requestHash: requestHash(input), actorId: user.id, date: dayIn(company.timeZone) }
}

function transfersOff(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'transfers_off',
    message: 'Credit does not move between customers here. An owner can allow it in the settings of wallets.',
  })
}
