import { type Database, type Tx, transaction } from '@platform/database'

class Rehearsed<Result> extends Error {
  override readonly name = 'Rehearsed'
  readonly result: Result

  constructor(result: Result) {
    super('A rehearsal is rolled back.')
    this.result = result
  }
}

/** Runs a use case as it would run now, and rolls it back: what it answers is exact, and nothing has happened. */
export async function rehearse<Result>(
  database: Database,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  try {
    return await transaction(database, async (tx) => {
      throw new Rehearsed(await run(tx))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result
    throw error
  }
}
