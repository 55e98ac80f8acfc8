/** How a refusal is told over HTTP: bad request, conflict with what is there, not found, not allowed, asked too often, try later. */
export type RefusalKind = 'invalid' | 'conflict' | 'missing' | 'forbidden' | 'throttled' | 'busy'

/** What the reader needs to act: amounts as minor-unit strings with their currency beside, dates, numbers, names. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>

/**
 * An expected "no": a stable code for programs, the facts, and one sentence for a person that says what to do next.
 * `class InsufficientFunds extends Refusal` names it where it is made.
 */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly kind: RefusalKind
  /** Stable, in snake case: 'insufficient_funds'. */
  readonly code: string
  readonly facts: RefusalFacts

  constructor(
    {
      kind,
      code,
      message,
      facts = {},
    }: { kind: RefusalKind; code: string; message: string; facts?: RefusalFacts },
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.kind = kind
    this.code = code
    this.facts = facts
  }
}

/** The refusal of an idempotency key that came before with another request. */
export function keyReused(idempotencyKey: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'key_reused',
    message: 'This request was already sent with other details. Reload the page and try again.',
    facts: { idempotencyKey },
  })
}

/** The outcome of a set of one. Throws it when it is a refusal, so that a transaction around it rolls back. */
export function onlyOutcome<Outcome>(outcomes: readonly (Outcome | Refusal)[]): Outcome {
  const [outcome] = outcomes
  if (outcomes.length !== 1 || outcome === undefined)
    throw new RangeError(`one outcome was expected, not ${outcomes.length}`)
  if (outcome instanceof Refusal) throw outcome
  return outcome
}
