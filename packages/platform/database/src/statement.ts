/** One SQL statement with a name (it is prepared once a connection) and the type of the rows it answers. */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Unique keys that rivals race for: whoever loses has the whole use case run again, and finds the winner's row. */
  readonly retryOn?: readonly string[]
  /** Only there to carry the type. */
  readonly row?: Row
}

/**
 * Declares a statement: `statement<{ id: string }>('accounting.lock-invoices', 'select ...')`.
 * int8 is answered as bigint, date as 'YYYY-MM-DD', timestamptz as Date, numeric as string.
 */
export function statement<Row = never>(
  name: string,
  text: string,
  options: Pick<Statement<Row>, 'retryOn'> = {},
): Statement<Row> {
  return { name, text, ...options }
}
