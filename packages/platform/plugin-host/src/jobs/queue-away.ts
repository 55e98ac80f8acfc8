import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '@platform/plugin-api'

/** How long somebody who asks waits for a queue that does not answer. */
const PATIENCE_MS = 3_000

/**
 * Asks the queue on somebody's behalf. While it is away they are refused with `queue_unreachable`: a Redis that has gone
 * says so, and for one that never was there BullMQ would wait for ever.
 */
export async function askQueue<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const answered = new AbortController()
  const late = sleep(PATIENCE_MS, undefined, { signal: answered.signal }).then(() => {
    throw queueAway()
  })
  try {
    return await Promise.race([ask(), late])
  } catch (error) {
    throw isAway(error) ? queueAway(error) : error
  } finally {
    answered.abort()
    late.catch(() => {})
  }
}

/** What ioredis says of a server that does not answer. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'MaxRetriesPerRequestError' || error.message === 'Connection is closed.'
}

function queueAway(cause?: unknown): Refusal {
  return new Refusal(
    {
      kind: 'busy',
      code: 'queue_unreachable',
      message: 'The queue of background work cannot be reached at the moment. Try again shortly.',
    },
    { cause },
  )
}
