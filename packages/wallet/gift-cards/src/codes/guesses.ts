import { type Database, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { countGuess, forgiveGuess } from '../sql/guesses.ts'

/** Mistyping is human, trying codes out is not. */
const GUESSES_ALLOWED = 10
const SPAN_SECONDS = 15 * 60

interface Guesser {
  readonly companyId: number
  readonly userId: string
}

/**
 * Runs what looks a code up. A code that is none counts as a guess of that user, and who has made too many is refused
 * before another is looked at. Counted in the database and beforehand, so that no number of requests at once has more.
 */
export async function guardGuesses<Result>(
  database: Database,
  { companyId, userId }: Guesser,
  look: () => Promise<Result>,
): Promise<Result> {
  const [counted] = await transaction(database, (tx) =>
    tx.query(countGuess, [companyId, userId, SPAN_SECONDS]),
  )
  if (counted && counted.guesses > GUESSES_ALLOWED) throw tooManyGuesses(counted.seconds_left)
  const forgive = () => transaction(database, async (tx) => tx.send(forgiveGuess, [companyId, userId]))
  try {
    const result = await look()
    await forgive()
    return result
  } catch (error) {
    // Whatever else went wrong, it was no guess.
    if (!(error instanceof Refusal && error.code === 'gift_card_not_found')) await forgive()
    throw error
  }
}

function tooManyGuesses(secondsLeft: number): Refusal {
  const minutes = Math.ceil(secondsLeft / 60)
  return new Refusal({
    kind: 'throttled',
    code: 'gift_code_throttled',
    message: `Too many codes were tried that are none. Wait ${minutes} min.`,
    facts: { minutes },
  })
}
