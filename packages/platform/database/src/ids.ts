import { randomFillSync } from 'node:crypto'
import { v5, v7 } from 'uuid'

let msecs = 0
let seq = 0

/** A new UUIDv7: unique everywhere, ascending in time, so that indexes grow at their end. Draw it inside the transaction. */
export function newId(): string {
  const random = drawRandom()
  const now = Date.now()
  // Ascending within a millisecond too, and when the clock is put back: as `v7` does it that draws its own random bytes.
  if (now > msecs) {
    msecs = now
    seq = random.readInt32BE(6) & 0x7fff_ffff
  } else {
    seq = (seq + 1) | 0
    if (seq === 0) msecs++
  }
  return v7({ random, msecs, seq })
}

const idBytes = 16
const pool = Buffer.alloc(256 * idBytes)
let drawn = pool.length

/** Asked for many ids at once: for each alone, asking the system costs more than all the rest of an id. */
function drawRandom(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool)
    drawn = 0
  }
  drawn += idBytes
  return pool.subarray(drawn - idBytes, drawn)
}

const namespace = '6f1a3f0e-6f0b-4d0a-9d4e-3f6a1c5b7d21'

/**
 * The UUIDv5 that always follows from the same words: the key of an act that a program does, so that doing it again
 * is known to be the same act. `derivedId('retail', '536365')`.
 */
export function derivedId(...words: readonly string[]): string {
  return v5(JSON.stringify(words), namespace)
}
