import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, on two cores, in that order. */
const longest = [
  'simulation/simulation.test.ts',
  'kill-9.test.ts',
  'new-plugin.test.ts',
  'boot.bundle.test.ts',
  'cut-connections.test.ts',
  'start-postgres.test.ts',
  'faults/src/rivals.test.ts',
]

/** Begins with what takes longest: begun last, it ran alone for a minute while the other core had nothing left to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((end) => moduleId.endsWith(end))
  return rank < 0 ? longest.length : rank
}
