/**
 * The one order in which a transaction takes its locks, first to last. Two transactions that follow it
 * cannot wait for each other in a ring, and neither needs to know what the other does.
 * Within a rank, rows are locked by one statement in ascending id.
 */
export const lockOrder = [
  'period',
  'session',
  'order',
  'customer',
  'payment',
  'invoice',
  'wallet',
  'counter',
] as const

export type LockRank = (typeof lockOrder)[number]
