/** Chance that always falls the same way for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number
  /** True in `percent` of 100 throws. */
  chance(percent: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

/** The generator is mulberry32: 32 bits of state, so that every seed is a small whole number. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (items) => items[below(items.length)] ?? items[0],
  }
}
