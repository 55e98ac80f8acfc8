import { queryClient, wasAnswered } from '@platform/plugin-api/web'
import { pointOfSale } from '../../client.ts'
import type { Receipt } from '../till-types.ts'
import type { PendingWrite } from './pending-write.ts'
import { runMutation } from './run-mutation.ts'

/** Longer than any sale takes; an answer that is not here by then may never come. */
const PATIENCE_MS = 15_000
/** A question is quickly answered, and may be asked again. */
const QUESTION_MS = 5_000

/** How an attempt ended. Of an unknown end only the key can tell. */
export type Sent =
  | { readonly end: 'booked'; readonly receipt: Receipt }
  | { readonly end: 'refused'; readonly error: unknown }
  | { readonly end: 'unknown' }

/** Sends a write once. What was not answered, or answered with a failure of the server, has an unknown end. */
export async function sendWrite(write: PendingWrite): Promise<Sent> {
  try {
    return { end: 'booked', receipt: await within(PATIENCE_MS, request(write)) }
  } catch (error) {
    return isRefusal(error) ? { end: 'refused', error } : { end: 'unknown' }
  }
}

/** Asks by its key what became of a write: its receipt, or null when nothing was booked. Throws while nobody answers. */
export async function findWrite(idempotencyKey: string): Promise<Receipt | null> {
  const question = pointOfSale.orders.find.queryOptions(
    { idempotencyKey },
    { staleTime: 0, retry: false, networkMode: 'always' },
  )
  try {
    const { receipt } = await within(QUESTION_MS, queryClient.fetchQuery(question))
    return receipt
  } finally {
    // A question that hangs would be handed out as the answer to the next one: it is dropped, and asked anew.
    void queryClient.cancelQueries({ queryKey: question.queryKey, exact: true })
  }
}

function request(write: PendingWrite): Promise<Receipt> {
  switch (write.kind) {
    case 'sale':
      return runMutation(pointOfSale.orders.sell.mutationOptions(), write.request)
    case 'refund':
      return runMutation(pointOfSale.orders.refund.mutationOptions(), write.request)
    case 'recharge':
      return runMutation(pointOfSale.recharges.make.mutationOptions(), write.request)
    case 'undo':
      return runMutation(pointOfSale.recharges.undo.mutationOptions(), write.request)
    case 'settle':
      return runMutation(pointOfSale.invoices.settle.mutationOptions(), write.request)
  }
}

function isRefusal(error: unknown): boolean {
  if (!wasAnswered(error)) return false
  const { httpStatus } = (error as { data: { httpStatus?: number } }).data
  return httpStatus !== undefined && httpStatus < 500
}

function within<Answer>(patienceMs: number, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer came in time')), patienceMs)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
