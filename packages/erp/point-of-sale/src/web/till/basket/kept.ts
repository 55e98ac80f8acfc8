import { useCallback, useState } from 'react'

/**
 * State that survives a reload of the page, as JSON under a name of its own. What cannot be read back counts as not
 * there: a till that will not start over an old note would be worse.
 */
export function useKept<Value>(
  name: string,
  initial: () => Value,
): readonly [Value, (change: (before: Value) => Value) => void] {
  const [value, setValue] = useState(() => readKept<Value>(name) ?? initial())
  const change = useCallback(
    (make: (before: Value) => Value) =>
      setValue((before) => {
        const after = make(before)
        keep(name, after)
        return after
      }),
    [name],
  )
  return [value, change]
}

/** What was kept under a name, if anything. */
export function readKept<Value>(name: string): Value | undefined {
  const text = localStorage.getItem(name)
  if (text === null) return undefined
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}

/** Keeps a value under a name; nothing at all forgets it. */
export function keep(name: string, value: unknown): void {
  if (value === null || value === undefined) localStorage.removeItem(name)
  else localStorage.setItem(name, JSON.stringify(value))
}
