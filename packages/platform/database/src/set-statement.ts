import { column } from './column.ts'
import type { Statement } from './statement.ts'

/** A type as a statement names it; an enum by its schema and name. */
type ColumnType = keyof ColumnValues | `${string}.${string}`

interface ColumnValues {
  uuid: string
  bigint: bigint
  smallint: number
  date: string
  timestamptz: Date
  text: string
  bytea: Buffer
}

type Columns = Readonly<Record<string, ColumnType>>

/** Values of one set: a column each, all of one length. No first column has a null. */
type SetValues<Set extends Columns> = {
  readonly [Name in keyof Set]: readonly (
    | (Set[Name] extends keyof ColumnValues ? ColumnValues[Set[Name]] : string)
    | null
  )[]
}

/** One set of rows, as the text of a statement names it. */
interface SetSql {
  /** Its rows, to be named: `from ${moved.rows} as moved`. */
  readonly rows: string
  /** How many they are. */
  readonly count: string
}

/** A statement with the values to send it with. */
export type Filled<Row> = readonly [statement: Statement<Row>, values: readonly unknown[]]

// Up to here the rows of a set are parameters of their own.
const FEW_ROWS = 2

/**
 * Declares a statement on whole sets of rows: `given` is how many parameters come first (`$1` ...), `sets` what columns each
 * set has, `text` the SQL. Filled with values, it is sent in the form that suits how many there are: of a few rows every
 * value is a parameter, of more every column is an array, and of none nothing is sent. What costs most of a small
 * set is not its rows but to take arrays apart, and of a large one it is the number of parameters.
 *
 * ```
 * const move = setStatement('shelves.move', { given: 1, sets: { moved: { id: 'uuid', place: 'bigint' } } },
 *   ({ moved }) => `update shelves.box set place = moved.place from ${moved.rows} as moved where ...`)
 * tx.send(...move([companyId], { moved: { id: ids, place: places } }))
 * ```
 */
export function setStatement<const Sets extends Readonly<Record<string, Columns>>, Row = never>(
  name: string,
  { given, sets }: { readonly given: number; readonly sets: Sets },
  text: (sql: { readonly [Name in keyof Sets]: SetSql }) => string,
  options: Pick<Statement<Row>, 'retryOn'> = {},
): (
  first: readonly unknown[],
  values: { readonly [Name in keyof Sets]: SetValues<Sets[Name]> },
) => Filled<Row> {
  const forms = new Map<string, Statement<Row>>()
  const names = Object.keys(sets)

  function formOf(shape: readonly Shape[]): Statement<Row> {
    const id = shape.join('')
    const known = forms.get(id)
    if (known) return known
    let next = given + 1
    const sql = names.map((set, index) => {
      const [written, after] = setSql(sets[set] ?? {}, shape[index] ?? 0, next)
      next = after
      return [set, written]
    })
    const form = { name: `${name}:${id}`, text: text(Object.fromEntries(sql)), ...options }
    forms.set(id, form)
    return form
  }

  return (first, values) => {
    const counts = names.map((set) => rowsIn(values[set]))
    const few = counts.every((count) => count <= FEW_ROWS)
    const shape = counts.map((count): Shape => (few || count === 0 ? count : 'n'))
    const all = [...first]
    for (const [index, set] of names.entries())
      addValues(all, sets[set] ?? {}, values[set] ?? {}, shape[index] ?? 0)
    return [formOf(shape), all]
  }
}

/** How a set is sent: that many rows value by value, or an array a column. */
type Shape = number | 'n'

type AnyValues = Readonly<Record<string, readonly unknown[]>>

function rowsIn(values: AnyValues | undefined): number {
  for (const name in values) return values[name]?.length ?? 0
  return 0
}

function addValues(all: unknown[], columns: Columns, values: AnyValues, shape: Shape): void {
  if (shape === 'n')
    for (const name in columns) all.push(arrayOf(columns[name] ?? 'text', values[name] ?? []))
  else
    for (let row = 0; row < shape; row++)
      for (const name in columns) {
        const value = values[name]?.[row]
        all.push(value instanceof Date ? value.toISOString() : value)
      }
}

/** An array of values of that type, in the form in which it is cheapest to send. */
function arrayOf(type: ColumnType, values: readonly unknown[]): unknown {
  const encode = encoders[type]
  return encode ? encode(values as never) : values
}

const encoders: Readonly<Record<string, (values: never) => Buffer>> = {
  uuid: column.uuid,
  bigint: column.int8,
  smallint: column.int2,
  date: column.date,
  timestamptz: column.timestamptz,
  text: column.text,
  bytea: column.bytea,
} satisfies { [Type in keyof ColumnValues]: (values: readonly (ColumnValues[Type] | null)[]) => Buffer }

/** The SQL of a set whose parameters begin at `$first`, and where those of the next set begin. */
function setSql(columns: Columns, shape: Shape, first: number): [sql: SetSql, next: number] {
  const listed = Object.entries(columns)
  if (shape === 'n')
    return [{ rows: arrayRows(columns, first), count: `cardinality($${first})` }, first + listed.length]
  const row = (number: number) =>
    listed.map(([, type], index) => `$${first + number * listed.length + index}::${type}`)
  const named = (values: readonly string[]) =>
    values.map((value, index) => `${value} as ${listed[index]?.[0]}`).join(', ')
  const count = String(shape)
  if (shape === 0)
    return [
      { rows: `(select ${named(listed.map(([, type]) => `null::${type}`))} where false)`, count },
      first,
    ]
  const next = first + shape * listed.length
  if (shape === 1) return [{ rows: `(select ${named(row(0))})`, count }, next]
  const rows = Array.from({ length: shape }, (_, number) => `(${row(number).join(', ')})`)
  const names = listed.map(([name]) => name).join(', ')
  return [{ rows: `(select * from (values ${rows.join(', ')}) as listed (${names}))`, count }, next]
}

/**
 * `unnest` of several arrays, done cheaper: it keeps a store of its own for every array, while an element of one
 * size is found by its place. Text and bytes have none, so they are unnested.
 */
function arrayRows(columns: Columns, first: number): string {
  const listed = Object.entries(columns).map(([name, type], index) => ({
    name,
    array: `$${first + index}::${type}[]`,
    sized: type !== 'text' && type !== 'bytea',
  }))
  // At least one is unnested: it says how many rows there are.
  const unnested = listed.filter(({ sized }, index) => index === 0 || !sized)
  const names = unnested.map(({ name }) => name).join(', ')
  const select = listed.map((one) =>
    unnested.includes(one) ? one.name : `(${one.array})[place] as ${one.name}`,
  )
  return `(select ${select.join(', ')}
             from (select ${names}, place::integer
                     from unnest(${unnested.map(({ array }) => array).join(', ')})
                            with ordinality as unnested (${names}, place)) as row)`
}
