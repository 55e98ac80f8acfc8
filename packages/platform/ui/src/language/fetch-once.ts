/** Longer than React takes to ask again for what failed, so as to tell it; shorter than a hand needs to try again. */
const FORGET_AFTER_MS = 500

/** A part of the program could not be fetched. A browser may go on refusing the file until the page is loaded anew. */
export class NotFetched extends Error {
  override name = 'NotFetched'
}

/**
 * Remembers what is fetched under its key, so that everybody who asks meets the same promise. What failed is forgotten
 * a moment later: who asks then, such as by "Try again", has it fetched anew.
 */
export function fetchOnce<Key, Value>(
  fetched: Map<Key, Promise<Value>>,
  key: Key,
  fetch: () => Promise<Value>,
): Promise<Value> {
  const before = fetched.get(key)
  if (before) return before
  const promise = fetch().catch((cause: unknown) => {
    throw new NotFetched(`${String(key)} could not be fetched`, { cause })
  })
  fetched.set(key, promise)
  promise.catch(() => setTimeout(() => fetched.delete(key), FORGET_AFTER_MS))
  return promise
}
