import type pg from 'pg'
import { types } from 'pg'
import { assert } from './assert.ts'
import { orLostRace } from './errors.ts'
import { Flight, type FlightStatement } from './flight.ts'
import { type LockRank, lockOrder } from './lock-order.ts'
import type { Statement } from './statement.ts'

/** A value contributed to an extension point, as one company has it. */
export interface CompanyContribution {
  readonly value: unknown
  /** The plugin that contributed it. */
  readonly plugin: { readonly id: string; readonly name: string }
  /** Whether the company has switched that plugin off. */
  readonly off: boolean
}

/** What the plugin host lends to every transaction. `@platform/plugin-api` has the typed ways in. */
export interface TransactionScope {
  /** Ids of the running plugins, in boot order. */
  readonly plugins: readonly string[]
  /** Runs the event's in-transaction subscribers, and writes one outbox row for each after-commit one. */
  emit(
    tx: Tx,
    eventId: string,
    companyId: number,
    items: readonly unknown[],
  ): Promise<readonly (readonly unknown[])[]>
  /** The values contributed to an extension point, in boot order. */
  extensions(pointId: string): readonly unknown[]
  /** The same, each with whether the company has switched its plugin off. */
  contributionsFor(tx: Tx, pointId: string, companyId: number): Promise<readonly CompanyContribution[]>
  /** Ids of the running plugins that a company has switched off, those that depend on them included. */
  pluginsOff(tx: Tx, companyId: number): Promise<ReadonlySet<string>>
  /** The stored settings of a plugin for a company; undefined while none were saved. */
  settings(tx: Tx, pluginId: string, companyId: number): Promise<unknown>
  /** Stores the given fields of a plugin's settings for a company; the others stay. */
  saveSettings(tx: Tx, pluginId: string, companyId: number, changes: unknown): void
  /** Writes down what a person changed. */
  audit(tx: Tx, entry: AuditEntry): void
}

/** What a person changed, for whoever asks later who did. */
export interface AuditEntry {
  readonly companyId: number
  /** The person; null when a program did it by itself. */
  readonly actorId: string | null
  /** '<plugin>.<what>', e.g. 'accounting.lock-date-moved'. */
  readonly action: string
  /** What was changed: 'company:1', 'payment:<id>'. */
  readonly subject: string
  /** Facts worth keeping, before and after; bigints are kept as decimal strings. */
  readonly details?: Readonly<Record<string, unknown>>
}

export const noScope: TransactionScope = {
  plugins: [],
  emit: async () => [],
  extensions: () => [],
  contributionsFor: async () => [],
  pluginsOff: async () => new Set(),
  settings: async () => undefined,
  saveSettings: () => {},
  audit: () => {},
}

/**
 * A transaction on one pinned connection. All that moves money runs on it as SQL.
 * Statements leave in the order of the calls, without waiting for each other's answers.
 */
export interface Tx {
  readonly scope: TransactionScope
  /** Sends a statement and answers its rows. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Sends a statement whose rows nobody reads. Should it fail, the commit fails with its error. */
  send(statement: Statement<unknown>, values?: readonly unknown[]): void
  /**
   * Sends a locking statement of the given rank and answers its rows.
   * @throws InvariantBroken when a later rank, or this one, is locked already: see {@link lockOrder}.
   */
  lock<Row>(rank: LockRank, statement: Statement<Row>, values?: readonly unknown[]): Promise<readonly Row[]>
  /** Whether this transaction has taken locks of that rank. */
  holds(rank: LockRank): boolean
  /** Runs `effect` once this transaction is known to be committed. For nudges only: nothing may rest on it. */
  afterCommit(effect: () => void): void
}

const int8Oid = 20
const dateOid = 1082
const int8ArrayOid = 1016

const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8Oid) return (text: string) => BigInt(text)
    if (oid === int8ArrayOid)
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(BigInt))
    if (oid === dateOid) return (text: string) => text
    return types.getTypeParser(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

// Statements on a Tx are written for sets of any size, so that one plan serves them all. Left to itself PostgreSQL plans
// anew for every small set, which costs more than running the plan.
const begin = [
  { name: 'begin', text: 'begin isolation level read committed' },
  { name: 'plan-once', text: 'set local plan_cache_mode = force_generic_plan' },
]
const commit = { name: 'commit', text: 'commit' }

/** The `Tx` of one attempt, and what `transaction` needs to end it. */
export class PinnedTransaction implements Tx {
  readonly scope: TransactionScope
  /** The first statement to fail; those behind it only report that the transaction is aborted. */
  firstError: unknown
  readonly effects: (() => void)[] = []
  readonly #client: pg.ClientBase
  readonly #pending: Promise<unknown>[] = []
  #gathered: FlightStatement[] = []
  #highestRank = -1

  constructor(client: pg.ClientBase, scope: TransactionScope) {
    this.#client = client
    this.scope = scope
  }

  async query<Row>(statement: Statement<Row>, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      const { name, text } = statement
      const result = await this.#put({ name, text, values: [...values], types: typeParsers })
      return result.rows
    } catch (error) {
      const cause = orLostRace(error, statement.retryOn)
      this.firstError ??= cause
      throw cause
    }
  }

  send(statement: Statement<unknown>, values: readonly unknown[] = []): void {
    this.#pending.push(this.query(statement, values).catch(() => {}))
  }

  lock<Row>(
    rank: LockRank,
    statement: Statement<Row>,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const order = lockOrder.indexOf(rank)
    assert(
      order > this.#highestRank,
      `lock order: ${rank} after ${lockOrder[this.#highestRank] ?? 'nothing'}`,
    )
    this.#highestRank = order
    this.#locked.add(rank)
    return this.query(statement, values)
  }

  readonly #locked = new Set<LockRank>()

  holds(rank: LockRank): boolean {
    return this.#locked.has(rank)
  }

  afterCommit(effect: () => void): void {
    this.effects.push(effect)
  }

  begin(): void {
    for (const statement of begin) this.#pending.push(this.#put(statement).catch(this.#fail))
  }

  /** Sent behind the writes, without waiting for them; rejects when one of them failed. */
  commit(): Promise<pg.QueryResult> {
    return this.#put(commit)
  }

  /** Everything that was sent before is behind it. */
  async rollback(): Promise<void> {
    this.#depart()
    await this.#client.query('rollback')
  }

  /** Waits for every statement sent so far; failures are in {@link firstError}. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending)
  }

  readonly #fail = (error: unknown) => {
    this.firstError ??= error
  }

  /** Statements of one turn leave together. */
  #put(config: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#gathered.length === 0) process.nextTick(() => this.#depart())
    return new Promise((settle, fail) => this.#gathered.push({ config, settle, fail }))
  }

  #depart(): void {
    if (this.#gathered.length === 0) return
    const flight = new Flight(this.#gathered)
    this.#gathered = []
    this.#client.query(flight)
  }
}
