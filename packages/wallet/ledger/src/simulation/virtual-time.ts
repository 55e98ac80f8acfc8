/** A clock that only moves when everybody waits for it. */
export interface VirtualTime {
  readonly nowMs: number
  sleep(durationMs: number): Promise<void>
  /** Lets time pass until nobody waits for it any more. */
  run(): Promise<void>
}

interface Alarm {
  readonly atMs: number
  readonly order: number
  readonly ring: () => void
}

/**
 * Alarms ring one at a time, in the order of time and then of asking, and whatever one sets in motion comes to rest
 * before the next: so a run depends on its seed alone.
 */
export function virtualTime(): VirtualTime {
  const alarms: Alarm[] = []
  let nowMs = 0
  let order = 0

  function add(alarm: Alarm): void {
    let place = alarms.length
    // Kept in descending order, the next one last. There are never many.
    for (let before = alarms[place - 1]; before && isSooner(before, alarm); before = alarms[place - 1])
      place--
    alarms.splice(place, 0, alarm)
  }

  return {
    get nowMs() {
      return nowMs
    },
    sleep(durationMs) {
      return new Promise((ring) => add({ atMs: nowMs + durationMs, order: order++, ring }))
    },
    async run() {
      for (;;) {
        await settled()
        const next = alarms.pop()
        if (!next) return
        nowMs = next.atMs
        next.ring()
      }
    },
  }
}

function isSooner(a: Alarm, b: Alarm): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
}

/** Every promise that can go on has done so: Node begins the next tick when no promise is left to go on. */
function settled(): Promise<void> {
  return new Promise((resume) => process.nextTick(resume))
}
