import { v7 } from 'uuid'

/** A new UUIDv7: unique everywhere, ascending in time, so that indexes grow at their end. Draw it inside the transaction. */
export function newId(): string {
  return v7()
}
