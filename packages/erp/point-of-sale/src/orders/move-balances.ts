import { assert, type Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import type { Moved, PosMove, PosPaymentMethod } from '../methods/payment-methods.ts'

/** A movement, and the method that is to do it. */
export interface WantedMove {
  readonly method: PosPaymentMethod
  readonly move: PosMove
}

/** Has the methods move and book balances, each all of its own at once. Answers one outcome for each, in their order. */
export async function moveBalances(
  tx: Tx,
  company: Company,
  wanted: readonly WantedMove[],
): Promise<readonly (Moved | Refusal)[]> {
  const outcomes = new Map<WantedMove, Moved | Refusal>()
  for (const method of new Set(wanted.map((one) => one.method))) {
    const own = wanted.filter((one) => one.method === method)
    assert(method.move, `method ${method.id} keeps no balances`)
    const answers = await method.move(
      tx,
      company,
      own.map(({ move }) => move),
    )
    assert(
      answers.length === own.length,
      `method ${method.id} answered ${answers.length} of ${own.length} moves`,
    )
    for (const [index, one] of own.entries()) {
      const answer = answers[index]
      if (answer) outcomes.set(one, answer)
    }
  }
  return wanted.map((one) => {
    const outcome = outcomes.get(one)
    assert(outcome, `method ${one.method.id} left a move out`)
    return outcome
  })
}
