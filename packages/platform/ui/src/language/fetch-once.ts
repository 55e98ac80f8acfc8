/** Longer than React takes to ask again for what failed, so as to tell it; shorter than a hand needs to try again. */
const FORGET_AFTER_MS = 500

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
  const promise = fetch()
  fetched.set(key, promise)
  promise.catch(() => setTimeout(() => fetched.delete(key), FORGET_AFTER_MS))
  return promise
}
