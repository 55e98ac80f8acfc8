import { newId, type Tx, violatedConstraint } from '@platform/database'
import { notEnoughPoints } from './refusals.ts'
import { writeMovements } from './sql/write-movements.ts'

/** Points to come or to go, above or below zero. */
export interface MovementDraft {
  readonly customerId: string
  readonly kind: 'earned' | 'adjusted' | 'expired'
  readonly points: bigint
  /** What they are for. Told twice, it counts once. */
  readonly source: string
  readonly note?: string | null
}

/**
 * Moves points, and answers the new balances of whom it changed. Throws a refusal, `not_enough_points`, when one would
 * fall below zero.
 */
export async function movePoints(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  drafts: readonly MovementDraft[],
): Promise<ReadonlyMap<string, bigint>> {
  if (drafts.length === 0) return new Map()
  const column = <Value>(pick: (draft: MovementDraft) => Value) => drafts.map(pick)
  try {
    const changed = await tx.query(writeMovements, [
      companyId,
      column(() => newId()),
      column(({ customerId }) => customerId),
      column(({ kind }) => kind),
      column(({ points }) => points),
      column(({ source }) => source),
      column(({ note = null }) => note),
      actorId,
    ])
    return new Map(changed.map(({ customerId, points }) => [customerId, points]))
  } catch (error) {
    if (violatedConstraint(error) !== 'balance_not_negative') throw error
    const taken = drafts.reduce((least, { points }) => (points < least ? points : least), 0n)
    throw notEnoughPoints(-taken)
  }
}
