/** The person pressed Ctrl+C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** npm passes on a Ctrl+C that the terminal has already sent us: the same press, not an impatient one. */
const SAME_PRESS_MS = 1_000

/**
 * Aborts on Ctrl+C, or when asked to terminate. The second time ends the process at once: an impatient person
 * means it, and the database recovers.
 */
export function onInterruption(force: () => void): AbortSignal {
  const controller = new AbortController()
  let abortedAt = 0
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (!controller.signal.aborted) abortedAt = Date.now()
      else if (Date.now() - abortedAt > SAME_PRESS_MS) force()
      controller.abort(new Interrupted('Interrupted.'))
    })
  return controller.signal
}

/** Comes back when the signal aborts. */
export function untilInterrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** Awaits work that cannot be stopped, but no longer than until the signal aborts: then throws its reason. */
export async function unlessInterrupted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  const interruption = untilInterrupted(signal).then(() => {
    throw signal.reason
  })
  // Whichever loses the race may still fail, with nobody to hear.
  work.catch(() => {})
  interruption.catch(() => {})
  return Promise.race([work, interruption])
}
