import { largestAmount } from '@platform/money'
import { amountInput, idempotencyKeyInput, idInput, listInput } from '@platform/plugin-api'
import { z } from 'zod'

const key = { idempotencyKey: idempotencyKeyInput }
const methodIdInput = z.string().min(1).max(50)
const note = z
  .string()
  .trim()
  .max(500)
  .nullish()
  .transform((text) => text || null)

/** Minor units of the company's currency as digits; zero is fine. */
export const countedInput = z
  .string()
  .regex(/^\d{1,19}$/, { message: 'whole minor units, as digits' })
  .transform(BigInt)
  .refine((amount) => amount <= largestAmount, { message: 'too large' })

const quantityInput = z
  .string()
  .regex(/^\d{1,14}$/, { message: 'thousandths, as digits' })
  .transform(BigInt)
  .refine((quantity) => quantity > 0n && quantity <= 99_999_999_999n, {
    message: 'more than zero, and below a hundred million',
  })

/** A PIN: four to eight digits. */
export const pinInput = z.string().regex(/^\d{4,8}$/, { message: 'four to eight digits' })

/** Somebody who may what the cashier may not, and shows it by their PIN. */
export const approvalInput = z.object({ userId: idInput, pin: pinInput })

const approval = { approval: approvalInput.optional() }

export const basketLineInput = z.object({
  productId: idInput,
  /** Thousandths: 2.5 pieces are '2500'. */
  quantity: quantityInput,
  /** Minor units for one, as digits; another price than the product's needs a permission. */
  unitPrice: countedInput,
  /** Basis points off: 12.5 % is 1250. Needs a permission. */
  discount: z.int().min(0).max(10_000).default(0),
  note,
})

const basketLines = z.array(basketLineInput).min(1).max(500)

/** What a customer shows to prove that they may spend what is theirs. */
export const proofInput = z.object({ kind: z.enum(['pin', 'code']), value: z.string().min(1).max(200) })

export const tenderInput = z.object({
  methodId: methodIdInput,
  /** What is to go towards the total: of cash the rounded amount, not what was handed over. */
  amount: amountInput,
  /** Of cash: what was handed over. */
  received: amountInput.optional(),
  /** Of a card: what the terminal answered. */
  authorisation: z.string().trim().min(1).max(100).optional(),
  proof: proofInput.optional(),
})

const tenders = z.array(tenderInput).max(20)

export const saleInput = z.object({
  ...key,
  ...approval,
  sessionId: idInput,
  customerId: idInput.nullish().transform((id) => id ?? null),
  note,
  lines: basketLines,
  /** Empty where nothing is to be paid. */
  tenders,
  /** The part of the change that stays with a method instead of going into the hand. */
  keepChange: z.object({ methodId: methodIdInput, amount: amountInput }).optional(),
})

export const refundInput = z.object({
  ...key,
  ...approval,
  orderId: idInput,
  /** The session that gives back, not that which sold. */
  sessionId: idInput,
  /** Which lines, by number, and how much of each; 'all': what was not given back before. */
  lines: z.union([
    z.literal('all'),
    z
      .array(z.object({ line: z.int().min(1).max(500), quantity: quantityInput }))
      .min(1)
      .max(500),
  ]),
  /** 'original', or the id of the method that gets what was paid in cash or by card. */
  to: z.union([z.literal('original'), methodIdInput]).default('original'),
  reason: z.string().trim().min(1, { message: 'a reason' }).max(500),
})

export const parkInput = z.object({
  ...key,
  sessionId: idInput,
  customerId: idInput.nullish().transform((id) => id ?? null),
  note,
  lines: basketLines,
})

export const rechargeInput = z.object({
  ...key,
  sessionId: idInput,
  customerId: idInput,
  /** The method that keeps it: 'wallet'. */
  methodId: methodIdInput,
  amount: amountInput,
  /** Cash or card, adding up to the amount. */
  tenders: tenders.min(1),
})

export const undoRechargeInput = z.object({ ...key, ...approval, orderId: idInput, sessionId: idInput })

export const settleInput = z.object({
  ...key,
  sessionId: idInput,
  customerId: idInput,
  invoices: z
    .array(z.object({ invoiceId: idInput, amount: amountInput }))
    .min(1)
    .max(100),
  tenders: tenders.min(1),
  ...approval,
})

export const openSessionInput = z.object({ ...key, registerId: idInput, openingCash: countedInput })

export const closeSessionInput = z.object({ ...key, sessionId: idInput, countedCash: countedInput, note })

export const moveCashInput = z.object({
  ...key,
  ...approval,
  sessionId: idInput,
  kind: z.enum(['in', 'out', 'drop']),
  amount: amountInput,
  reason: z.string().trim().min(1, { message: 'a reason' }).max(200),
  /** The account on the other side; without one, that which the chart names for it. */
  accountId: idInput.optional(),
})

export const registerFields = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{1,8}$/, { message: 'one to eight letters and digits' }),
  name: z.string().trim().min(1, { message: 'a name' }).max(100),
  receiptHeader: z.string().trim().max(500).default(''),
  receiptFooter: z.string().trim().max(500).default(''),
  terminalId: z.string().min(1).max(50).default('separate'),
  /** The methods offered, in the order of their buttons; left out: all there are. */
  methods: z.array(methodIdInput).min(1).max(20).optional(),
})

export const orderListInput = listInput(['recordedAt', 'receiptNumber', 'total'], '-recordedAt').extend({
  kind: z.enum(['sale', 'refund', 'recharge', 'undone_recharge', 'settlement']).optional(),
  sessionId: idInput.optional(),
  registerId: idInput.optional(),
  customerId: idInput.optional(),
})

export const sessionListInput = listInput(['openedAt', 'businessDate'], '-openedAt').extend({
  registerId: idInput.optional(),
  status: z.enum(['open', 'closed']).optional(),
})
