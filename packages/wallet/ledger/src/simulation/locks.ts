/** Locks with names, as a database's rows are locked: whoever comes first has it, the others wait in line. */
export interface Locks {
  /** Takes the locks in the order given, waiting for each. */
  take(holder: object, names: Iterable<string>): Promise<void>
  /** Gives back whatever the holder has or waits for. */
  release(holder: object): void
  readonly held: number
}

interface Waiter {
  readonly holder: object
  readonly wake: () => void
}

export function locks(): Locks {
  const lines = new Map<string, Waiter[]>()

  return {
    async take(holder, names) {
      for (const name of names) {
        const line = lines.get(name)
        if (!line) lines.set(name, [{ holder, wake: () => {} }])
        else if (line[0]?.holder !== holder)
          await new Promise<void>((wake) => {
            line.push({ holder, wake })
          })
      }
    },
    release(holder) {
      for (const [name, line] of lines) {
        const wasFirst = line[0]?.holder === holder
        const others = line.filter((waiter) => waiter.holder !== holder)
        if (others.length === 0) lines.delete(name)
        else {
          lines.set(name, others)
          if (wasFirst) others[0]?.wake()
        }
      }
    },
    get held() {
      return lines.size
    },
  }
}
