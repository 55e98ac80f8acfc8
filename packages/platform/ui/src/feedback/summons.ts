import { useSyncExternalStore } from 'react'

/** Opens something that lives elsewhere on the page: a help sheet, a palette. */
export type Summons = {
  readonly summon: () => void
  /** How often it was summoned; 0 before the first time. */
  readonly useCount: () => number
}

/** Makes a summons: `summon()` from anywhere, `useCount()` where the summoned thing is. */
export function createSummons(): Summons {
  let count = 0
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    summon: () => {
      count += 1
      for (const listener of listeners) listener()
    },
    useCount: () => useSyncExternalStore(subscribe, () => count),
  }
}
