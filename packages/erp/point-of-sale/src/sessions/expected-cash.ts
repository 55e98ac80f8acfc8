import type { MovementRow, TenderSumRow } from '../sql/sessions.ts'

/** What should lie in the drawer, minor units: what was there, what cash paid and gave back, what was put in and taken out. */
export function expectedCash(
  opening: bigint,
  tenders: readonly TenderSumRow[],
  movements: readonly MovementRow[],
): bigint {
  const tendered = tenders
    .filter(({ method_kind }) => method_kind === 'cash')
    .reduce((sum, { taken, given_back }) => sum + taken + given_back, 0n)
  return movements.reduce((sum, { amount }) => sum + amount, opening + tendered)
}
