import { v5, v7 } from 'uuid'

/** A new UUIDv7: unique everywhere, ascending in time, so that indexes grow at their end. Draw it inside the transaction. */
export function newId(): string {
  return v7()
}

const namespace = '6f1a3f0e-6f0b-4d0a-9d4e-3f6a1c5b7d21'

/**
 * The UUIDv5 that always follows from the same words: the key of an act that a program does, so that doing it again
 * is known to be the same act. `derivedId('retail', '536365')`.
 */
export function derivedId(...words: readonly string[]): string {
  return v5(JSON.stringify(words), namespace)
}
