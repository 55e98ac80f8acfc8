import pg from 'pg'

/** A statement of a flight, and who waits for its answer. */
export interface FlightStatement {
  readonly config: pg.QueryConfig
  readonly settle: (answer: pg.QueryResult) => void
  readonly fail: (error: unknown) => void
}

/** The driver's query, with the half of it that its types leave out. */
interface DriverQuery {
  name?: string
  text?: string
  readonly _result: { _types?: pg.CustomTypesConfig | undefined } & RowLayout
  _accumulateRows?: unknown
  submit(connection: DriverConnection): Error | null
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: DriverConnection): void
  handleReadyForQuery(connection: DriverConnection): void
  handleError(error: unknown, connection: DriverConnection): void
}

/** What the driver makes of a description of rows, to read them by. */
interface RowLayout {
  fields: unknown
  _parsers: unknown
  _prebuiltEmptyResultObject: unknown
}

type DriverConnection = pg.Connection & {
  /** Statements that were sent to be prepared, and not yet answered: text by name. */
  readonly submittedNamedStatements: Record<string, string>
  describe(portal: object): void
  sync(): void
}

/**
 * Statements that leave together and are answered together. The driver's own pipeline ends every statement with a Sync,
 * for which the server answers, and wakes the client, once more each time: half of what a small statement costs on both sides.
 * Here one Sync ends them all, they leave in one packet, and what the rows of a statement look like is asked only once.
 *
 * When one fails the server skips those behind it; they fail with `25P02`, as in a transaction that is aborted.
 */
export class Flight extends pg.Query {
  readonly #statements: readonly DriverQuery[]
  /** How many of them are on their way: all, unless one has values that cannot be sent. */
  #sent: number
  #answered = 0
  /** Whether the statement that is being answered knows what its rows look like. */
  #described = false
  #unsendable: unknown
  #layouts: Layouts = new Map()

  constructor(statements: readonly FlightStatement[]) {
    super('')
    this.#statements = statements.map(({ config, settle, fail }) => {
      const answer = (error: unknown, result: unknown) => {
        if (error === null) return settle(result as pg.QueryResult)
        this.#unsendable ??= error
        fail(error)
      }
      return driverQuery(config, answer)
    })
    this.#sent = statements.length
    this.#turnToCurrent()
  }

  /** The client keeps book of what is prepared by the name of the query that it hears of. */
  #turnToCurrent(): void {
    const shown: { name?: string | undefined; text?: string | undefined } = this as never
    const statement = this.#current
    shown.name = statement?.name
    shown.text = statement?.text
  }

  get #current(): DriverQuery | undefined {
    return this.#answered < this.#sent ? this.#statements[this.#answered] : undefined
  }

  override submit = (connection: pg.Connection): null => {
    const driver = connection as DriverConnection
    const draft = draftOn(driver)
    this.#layouts = draft.layouts
    for (const [index, statement] of this.#statements.entries()) {
      const refused = draft.add(statement)
      if (refused) statement.handleError(refused, driver)
      if (this.#unsendable === undefined) continue
      this.#sent = index
      break
    }
    draft.send()
    const [unsendable, ...skipped] = this.#statements.slice(this.#sent)
    if (unsendable) forget(unsendable, driver)
    for (const statement of skipped) statement.handleError(new Skipped(this.#unsendable), driver)
    return null
  }

  handleRowDescription(message: unknown): void {
    const statement = this.#current
    if (statement === undefined) return
    this.#described = true
    statement.handleRowDescription(message)
    const { fields, _parsers, _prebuiltEmptyResultObject } = statement._result
    if (statement.name !== undefined)
      this.#layouts.set(statement.name, { fields, _parsers, _prebuiltEmptyResultObject })
  }

  handleDataRow(message: unknown): void {
    const statement = this.#current
    if (statement === undefined) return
    if (!this.#described && statement.name !== undefined) {
      this.#described = true
      Object.assign(statement._result, this.#layouts.get(statement.name))
      statement._accumulateRows = true
    }
    statement.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: DriverConnection): void {
    const statement = this.#current
    // That it answers no rows is worth knowing, too.
    if (!this.#described && statement?.name !== undefined && !this.#layouts.has(statement.name))
      this.#layouts.set(statement.name, undefined)
    this.#described = false
    this.#answered++
    this.#turnToCurrent()
    statement?.handleCommandComplete(message, connection)
    statement?.handleReadyForQuery(connection)
  }

  handleReadyForQuery(): void {}

  /** What PostgreSQL refused, or a connection that is gone: then nobody knows of any of them. */
  handleError(error: unknown, connection: DriverConnection): void {
    const [failed, ...skipped] = this.#statements.slice(this.#answered, this.#sent)
    const isRefused = error instanceof pg.DatabaseError
    failed?.handleError(error, connection)
    for (const statement of skipped) {
      forget(statement, connection)
      statement.handleError(isRefused ? new Skipped(error) : error, connection)
    }
  }
}

/** By the name of a prepared statement; undefined of one that answers no rows. */
type Layouts = Map<string, RowLayout | undefined>

const drafts = new WeakMap<pg.Connection, Draft>()

function draftOn(connection: DriverConnection): Draft {
  const known = drafts.get(connection)
  if (known) return known
  const draft = new Draft(connection)
  drafts.set(connection, draft)
  return draft
}

/** Gathers what the driver would send of each statement, so that the socket is written to once. */
class Draft {
  readonly layouts: Layouts = new Map()
  readonly #connection: DriverConnection
  readonly #gatherer: DriverConnection
  #messages: Buffer[] = []
  #describes = true

  constructor(connection: DriverConnection) {
    this.#connection = connection
    const stream = { writable: true, write: (message: Buffer) => this.#messages.push(message) > 0 }
    this.#gatherer = Object.create(connection, {
      stream: { value: stream },
      sync: { value: () => {} },
      describe: { value: (portal: object) => this.#describe(portal) },
    })
  }

  /** Answers why the driver refuses the statement, or null. */
  add(statement: DriverQuery): Error | null {
    this.#describes = statement.name === undefined || !this.layouts.has(statement.name)
    return statement.submit(this.#gatherer)
  }

  send(): void {
    const { stream, sync } = this.#connection
    sync.call(this.#gatherer)
    if (stream.writable) stream.write(Buffer.concat(this.#messages))
    this.#messages = []
  }

  #describe(portal: object): void {
    if (this.#describes) this.#connection.describe.call(this.#gatherer, portal)
  }
}

/** As `new pg.Query(config, answer)`, which copies the config property by property: a third of Node's work for a single posting. */
function driverQuery(
  { name, text, values, types }: pg.QueryConfig,
  answer: (error: unknown, result: unknown) => void,
): DriverQuery {
  const query = new pg.Query(text, values ?? [], answer) as unknown as DriverQuery
  if (name !== undefined) query.name = name
  query._result._types = types
  return query
}

/** Whatever becomes of it, the server has not prepared this statement: the next one of its name does. */
function forget({ name }: DriverQuery, { submittedNamedStatements }: DriverConnection): void {
  if (name !== undefined) delete submittedNamedStatements[name]
}

/** The statement was not run: one before it failed. */
class Skipped extends Error {
  override readonly name = 'Skipped'
  readonly code = '25P02'

  constructor(cause: unknown) {
    super('The statement was not run: one before it failed.', { cause })
  }
}
