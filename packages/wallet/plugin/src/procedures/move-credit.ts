import { newId, type Tx, transaction } from '@platform/database'
import {
  amountInput,
  dateInput,
  endOfDay,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  Refusal,
  type Session,
  settingsOf,
} from '@platform/plugin-api'
import {
  actOf,
  adjustmentReasons,
  adjustWallets,
  type Moved,
  transferCredit,
} from '@wallet/accounting-bridge'
import { z } from 'zod'
import { movedWire } from '../answers.ts'
import { permissions } from '../permissions.ts'
import { walletSettings } from '../settings.ts'
import { previewMove } from './preview-move.ts'

/** For whoever looks at it later; on the customer's statement too. */
export const noteInput = z.string().trim().min(1).max(500)

/** What makes a deed of what can be previewed. */
const deed = { note: noteInput, idempotencyKey: idempotencyKeyInput }

const grantFields = z.object({
  customerId: idInput,
  amount: amountInput,
  /** The last day on which it can be spent. */
  expiresOn: dateInput.nullable().default(null),
})

const adjustFields = grantFields.extend({
  direction: z.enum(['add', 'remove']),
  reason: z.enum(adjustmentReasons),
})

const transferFields = z.object({ customerId: idInput, toCustomerId: idInput, amount: amountInput })

const mayExpire = ({ expiresOn, direction, reason }: z.infer<typeof adjustFields>) =>
  !expiresOn || (direction === 'add' && reason !== 'correction')
const onlyPromotionsExpire = { message: 'only promotional credit that is added expires', path: ['expiresOn'] }

/** Moving credit by hand: each on its own permission, once a key, and each can show what it is going to post. */
export const moveCreditProcedures = {
  /** "Adjust balance". */
  adjust: procedure(permissions.adjust)
    .input(adjustFields.extend(deed).refine(mayExpire, onlyPromotionsExpire))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => movedWire(await adjust(tx, session, input))),
    ),

  previewAdjust: procedure(permissions.adjust)
    .input(adjustFields.refine(mayExpire, onlyPromotionsExpire))
    .query(({ ctx, input }) => previewMove(ctx, (tx) => adjust(tx, ctx.session, rehearsed(input)))),

  grant: procedure(permissions.grant)
    .input(grantFields.extend(deed))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => movedWire(await adjust(tx, session, promotion(input)))),
    ),

  previewGrant: procedure(permissions.grant)
    .input(grantFields)
    .query(({ ctx, input }) =>
      previewMove(ctx, (tx) => adjust(tx, ctx.session, promotion(rehearsed(input)))),
    ),

  transfer: procedure(permissions.transfer)
    .input(transferFields.extend(deed))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => movedWire(await transfer(tx, session, input))),
    ),

  previewTransfer: procedure(permissions.transfer)
    .input(transferFields)
    .query(({ ctx, input }) => previewMove(ctx, (tx) => transfer(tx, ctx.session, rehearsed(input)))),
}

/** What a deed says of itself, and nothing of it matters when it is only rehearsed. */
interface Deed {
  readonly note: string | null
  readonly idempotencyKey: string
}

export function rehearsed<Input extends object>(input: Input): Input & Deed {
  return { ...input, note: null, idempotencyKey: newId() }
}

function promotion<Input extends object>(input: Input) {
  return { ...input, direction: 'add', reason: 'promotion' } as const
}

async function adjust(tx: Tx, session: Session, input: z.infer<typeof adjustFields> & Deed): Promise<Moved> {
  const { company } = session
  const expiresAt = input.expiresOn ? endOfDay(company.timeZone, input.expiresOn) : null
  const request = { ...input, ...actOf(session, input), expiresAt }
  return onlyOutcome(await adjustWallets(tx, company, [request]))
}

async function transfer(
  tx: Tx,
  session: Session,
  input: z.infer<typeof transferFields> & Deed,
): Promise<Moved> {
  const { company } = session
  const { transfersAllowed } = await settingsOf(tx, walletSettings, company.id)
  if (!transfersAllowed) throw transfersOff()
  return onlyOutcome(await transferCredit(tx, company, [{ ...input, ...actOf(session, input) }]))
}

function transfersOff(): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'transfers_off',
    message: 'Credit does not move between customers here. An owner can allow it in the settings of wallets.',
  })
}
