import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { column, connect, type Database, rowsOf, statement, transaction } from './index.ts'

// The server of the test run; this package stands below the one that clones databases for tests. Nothing is written.
const { serverUrl } = (inject as (key: string) => { serverUrl: string })('databaseServer')
let database: Database
beforeAll(() => {
  database = connect({ url: serverUrl })
})
afterAll(() => database.close())

const sent = statement<{ id: bigint; note: string | null; amount: bigint | null; day: string; raw: Buffer }>(
  'test.rows-of',
  `select sent.* from ${rowsOf(2, { id: 'bigint', note: 'text', amount: 'bigint', day: 'date', raw: 'bytea' })} as sent
    where id > $1::bigint order by id`,
)

const read = (
  rows: readonly { id: bigint; note: string | null; amount: bigint | null; day: string; raw: Buffer }[],
) =>
  transaction(database, (tx) =>
    tx.query(sent, [
      0n,
      column.int8(rows.map(({ id }) => id)),
      column.text(rows.map(({ note }) => note)),
      column.int8(rows.map(({ amount }) => amount)),
      column.date(rows.map(({ day }) => day)),
      column.bytea(rows.map(({ raw }) => raw)),
    ]),
  )

describe('rows of a set', () => {
  it('come out as they went in, whatever is null', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({
      id: BigInt(index + 1),
      note: index % 3 === 0 ? null : `note ${index}`,
      amount: index % 2 === 0 ? null : BigInt(index) * -1_000n,
      day: index < 150 ? '2026-03-01' : '2026-03-02',
      raw: Buffer.from([index % 256, 0]),
    }))
    expect(await read(rows)).toEqual(rows)
  })

  it('are none when nothing went in', async () => {
    expect(await read([])).toEqual([])
  })

  it('are those of the first column, also where all have one size', async () => {
    const sized = statement<{ id: bigint; amount: bigint }>(
      'test.rows-of-one-size',
      `select sent.* from ${rowsOf(1, { id: 'bigint', amount: 'bigint' })} as sent`,
    )
    const rows = await transaction(database, (tx) =>
      tx.query(sized, [column.int8([1n, 2n]), column.int8([10n, 20n])]),
    )
    expect(rows).toEqual([
      { id: 1n, amount: 10n },
      { id: 2n, amount: 20n },
    ])
  })
})
