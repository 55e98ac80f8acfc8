import { type Batched, batched, type Database, transaction } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import { type Act, type Done, performAll } from './perform.ts'

/** Takes single acts, and has those of a kind that arrive together share a commit. */
export function openTill(database: Database, company: Company): Batched<Act, Done | Refusal> {
  return batched((acts: readonly Act[]) => transaction(database, (tx) => performAll(tx, company, acts)), {
    lanes: 2,
    sizeMax: 50,
    queueMax: 1_000,
    groupOf: ({ kind }) => kind,
    contentionOf: (act) => (act.kind === 'allocate' ? act.invoiceId : act.customerId),
    identityOf: ({ key }) => key,
  })
}

/** How an attempt ended, when it came to an end at all. */
export type Resolved =
  | { readonly status: 'done'; readonly transactionId: string }
  | { readonly status: 'refused'; readonly code: string }

/** What it took. */
export interface Insisted {
  readonly resolved: Resolved
  /** How often the answer was lost, or the database away, and the act was sent again. */
  readonly unknown: number
  /** How often it was told to try again. */
  readonly busy: number
}

/** Sends an act again, under its key, until the answer is known. Refusals that say "try again" are taken at their word. */
export async function insist(
  submit: (act: Act) => Promise<Done | Refusal>,
  act: Act,
  patienceMs = 900_000,
): Promise<Insisted> {
  const givesUpAt = Date.now() + patienceMs
  let unknown = 0
  let busy = 0
  for (;;) {
    let answer: unknown
    try {
      answer = await submit(act)
    } catch (error) {
      answer = error
    }
    if (answer instanceof Refusal && answer.kind !== 'busy')
      return { resolved: { status: 'refused', code: answer.code }, unknown, busy }
    if (!(answer instanceof Error))
      return { resolved: { status: 'done', transactionId: (answer as Done).transactionId }, unknown, busy }
    if (answer instanceof Refusal) busy++
    else unknown++
    if (Date.now() > givesUpAt)
      throw new Error(`${act.kind} ${act.key} was never answered`, { cause: answer })
    await new Promise((resume) => setTimeout(resume, 20 + Math.random() * 60))
  }
}
