/** A type as a statement names it; an enum by its schema and name. */
export type ColumnType =
  | 'uuid'
  | 'bigint'
  | 'smallint'
  | 'date'
  | 'timestamptz'
  | 'text'
  | 'bytea'
  | `${string}.${string}`

/**
 * SQL for a set of rows that arrives as one array parameter a column, from `$first` on in the order of `columns`:
 * `from ${rowsOf(3, { id: 'uuid', balance: 'bigint' })} as moved`. No first column is null.
 *
 * It is `unnest` of several arrays, said by name and done cheaper: `unnest` keeps a store of its own for every array,
 * while an element of one size is found by its place. Text and bytes have none, so they are unnested.
 */
export function rowsOf(first: number, columns: Readonly<Record<string, ColumnType>>): string {
  const listed = Object.entries(columns).map(([name, type], index) => ({
    name,
    array: `$${first + index}::${type}[]`,
    sized: type !== 'text' && type !== 'bytea',
  }))
  // At least one is unnested: it says how many rows there are.
  const unnested = listed.filter(({ sized }, index) => index === 0 || !sized)
  const names = unnested.map(({ name }) => name).join(', ')
  const select = listed.map((column) =>
    unnested.includes(column) ? column.name : `(${column.array})[place] as ${column.name}`,
  )
  return `(select ${select.join(', ')}
             from (select ${names}, place::integer
                     from unnest(${unnested.map(({ array }) => array).join(', ')})
                            with ordinality as unnested (${names}, place)) as row)`
}
