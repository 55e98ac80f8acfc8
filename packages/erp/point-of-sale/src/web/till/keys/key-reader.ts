/** Keys closer together than this come from a scanner, not from fingers. */
const BURST_MS = 45
/** Shorter bursts are two fingers falling together. */
const SHORTEST_CODE = 4

export type KeyReaderEvents = {
  /** A scanner read a code: it types it at once and ends with Enter. */
  readonly onScan: (code: string) => void
  /** A key that was pressed by a person, held back until that was sure. */
  readonly onKey: (key: string) => void
}

export type KeyReader = {
  /** Takes a key press; answers whether the reader keeps it, so that nobody else may have it. */
  readonly press: (key: string, atMs: number) => boolean
  /** Gives back what was held, because no further key came in time. */
  readonly settle: () => void
}

/**
 * Tells a barcode scanner that behaves like a keyboard from a person: a scanner's keys come within milliseconds of each
 * other and end with Enter. Printable keys are held for a moment; a person's are then passed on as if they came just now.
 */
export function createKeyReader({ onScan, onKey }: KeyReaderEvents): KeyReader {
  let held = ''
  let lastAtMs = Number.NEGATIVE_INFINITY

  function settle() {
    const keys = held
    held = ''
    for (const key of keys) onKey(key)
  }

  return {
    press(key, atMs) {
      const isBurst = atMs - lastAtMs <= BURST_MS
      lastAtMs = atMs
      if (key === 'Enter') {
        if (!isBurst || held.length < SHORTEST_CODE) {
          settle()
          return false
        }
        const code = held
        held = ''
        onScan(code)
        return true
      }
      // No code begins with a space; on a button, it presses it.
      if (key.length !== 1 || (key === ' ' && held === '')) {
        settle()
        return false
      }
      if (!isBurst) settle()
      held += key
      return true
    },
    settle,
  }
}

/** How long a key is held before it is taken for a person's. */
export const HELD_MS = BURST_MS + 5
