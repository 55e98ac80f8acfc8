import { testNow } from './memory.ts'

/** A moment so many minutes behind (or, below zero, before) the one at which a test ledger's clock starts. */
export function minutes(count: number): Date {
  return new Date(testNow.getTime() + count * 60_000)
}
