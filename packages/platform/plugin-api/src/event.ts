import type { Database, Tx } from '@platform/database'
import type { Wire } from './wire.ts'

/**
 * Something that happened to a set of things, said by their owner. `Item` is one of them; `Outcome` is what a
 * subscriber inside the transaction answers for one item.
 */
export interface EventDefinition<Item, Outcome = void> {
  readonly id: string
  /** Only there to carry the types. */
  readonly types?: (item: Item) => Outcome
}

export function defineEvent<Item, Outcome = void>(id: string): EventDefinition<Item, Outcome> {
  return { id }
}

/** One of the things an event happens to. */
export type ItemOf<Event> = Event extends
  | EventDefinition<infer Item, never>
  | EventDefinition<infer Item, unknown>
  ? Item
  : never

export interface InTransactionSubscriber {
  readonly when: 'in-transaction'
  readonly id: string
  readonly eventId: string
  /** Whether it is asked also for a company that has switched its plugin off. */
  readonly alsoWhenOff: boolean
  handle(tx: Tx, companyId: number, items: readonly unknown[]): Promise<readonly unknown[]>
}

/** What an after-commit subscriber may use. */
export interface EventContext {
  readonly database: Database
  readonly companyId: number
}

export interface AfterCommitSubscriber {
  readonly when: 'after-commit'
  readonly id: string
  readonly eventId: string
  /** Whether it is told also of a company that has switched its plugin off. */
  readonly alsoWhenOff: boolean
  /** Whether it is told of what happened within about a second at once, rather than of each commit on its own. */
  readonly gathered: boolean
  handle(context: EventContext, items: readonly unknown[]): Promise<void>
}

export type Subscriber = InTransactionSubscriber | AfterCommitSubscriber

/** `alsoWhenOff`: for what a plugin must keep up to be whole when a company that switched it off switches it on again. */
interface SubscriberOptions {
  readonly alsoWhenOff?: boolean
}

/** `gathered`: for what may come a second later and costs less in large sets, a job say. */
interface AfterCommitOptions extends SubscriberOptions {
  readonly gathered?: boolean
}

/**
 * Subscribes inside the emitter's transaction. `handle` answers one outcome for each item, in their order; what it
 * throws undoes the emitter's work too. A company that has switched the plugin off is passed over.
 */
export function inTransaction<Item, Outcome>(
  event: EventDefinition<Item, Outcome>,
  id: string,
  handle: (tx: Tx, companyId: number, items: readonly Item[]) => Promise<readonly Outcome[]>,
  { alsoWhenOff = false }: SubscriberOptions = {},
): InTransactionSubscriber {
  return {
    when: 'in-transaction',
    id,
    eventId: event.id,
    alsoWhenOff,
    handle: handle as InTransactionSubscriber['handle'],
  }
}

/**
 * Subscribes behind the commit. Delivered at least once, in batches and in no global order, so `handle` must not mind
 * seeing an item twice. Items arrive as JSON: bigints as decimal strings. What happens in a company while it has switched
 * the plugin off is not told, also not later.
 */
export function afterCommit<Item>(
  event: EventDefinition<Item, never> | EventDefinition<Item, unknown>,
  id: string,
  handle: (context: EventContext, items: readonly Wire<Item>[]) => Promise<void>,
  { alsoWhenOff = false, gathered = false }: AfterCommitOptions = {},
): AfterCommitSubscriber {
  return {
    when: 'after-commit',
    id,
    eventId: event.id,
    alsoWhenOff,
    gathered,
    handle: handle as AfterCommitSubscriber['handle'],
  }
}

/**
 * Says that an event happened to `items`. In-transaction subscribers run now and answer, after-commit ones get an
 * outbox row. Answers, for each in-transaction subscriber that was asked, in boot order, its outcomes in the order of
 * the items.
 */
export async function emit<Item, Outcome>(
  tx: Tx,
  event: EventDefinition<Item, Outcome>,
  companyId: number,
  items: readonly Item[],
): Promise<readonly (readonly Outcome[])[]> {
  if (items.length === 0) return []
  return (await tx.scope.emit(tx, event.id, companyId, items)) as readonly (readonly Outcome[])[]
}
