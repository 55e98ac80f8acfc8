/** A promise the program made to itself was broken: a defect, never the reader's fault. Rolls the transaction back. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken'
}

/** Throws {@link InvariantBroken} with `message` unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantBroken(message)
}
