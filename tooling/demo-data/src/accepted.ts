import { Refusal } from '@platform/plugin-api'

/** What a set function did for one item, or its refusal thrown: a loader stops at the first. */
export function accepted<Outcome>(outcome: Outcome | Refusal | undefined): Outcome {
  if (outcome instanceof Refusal) throw outcome
  if (outcome === undefined) throw new Error('a set answers one outcome for each item')
  return outcome
}
