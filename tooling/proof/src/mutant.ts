/** A defect that somebody could make one day, to be planted in a copy of the sources: the tests must notice. */
export interface Mutant {
  readonly name: string
  /** What is wrong then. */
  readonly defect: string
  readonly edits: readonly Edit[]
  /** The tests that must fail; others are not run. */
  readonly killedBy: readonly Suite[]
}

export interface Edit {
  /** Below the root of the checkout. */
  readonly file: string
  /** Stands in the file exactly once. */
  readonly search: string
  readonly replace: string
}

const ledger = 'packages/wallet/ledger/src'
const database = 'packages/platform/database/src'
const plugin = 'packages/wallet/plugin/src/tests'

/** Test files by what they are about. */
export const suites = {
  /** What is decided, case by case, in memory. */
  rules: ['decide', 'holds', 'expiry', 'lots', 'precedence'].map(
    (name) => `${ledger}/decide/${name}.test.ts`,
  ),
  /** What is decided, against the model of coins. */
  model: [`${ledger}/decide/decide.property.test.ts`],
  simulation: [`${ledger}/simulation/simulation.test.ts`],
  /** What is posted to PostgreSQL. */
  posting: ['post', 'storage', 'holds', 'reads'].map((name) => `${ledger}/${name}.test.ts`),
  /** What is read back from PostgreSQL, against what memory says. */
  rows: [`${ledger}/post.property.test.ts`],
  /** What the database refuses of itself. */
  constraints: ['constraints', 'guards'].map((name) => `${ledger}/${name}.test.ts`),
  races: [`${ledger}/races.test.ts`],
  hash: [`${ledger}/hash/entry-hash.test.ts`],
  tampering: [`${ledger}/checks/tampering.test.ts`],
  seals: [`${ledger}/seal/seals.test.ts`],
  transaction: [`${database}/transaction.test.ts`],
  batching: [`${database}/batched.test.ts`],
  /** Wallets with their books. */
  books: ['allocate', 'charge', 'credit', 'payments'].map((name) => `${plugin}/${name}.test.ts`),
  /** Wallets and books as they stood at a past day. */
  backdating: [`${plugin}/backdating.test.ts`],
  refusals: ['tooling/faults/src/refusals.test.ts'],
} as const satisfies Record<string, readonly string[]>

export type Suite = keyof typeof suites
