import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, type Database, newId, setStatement, transaction } from './index.ts'

// The server of the test run; this package stands below the one that clones databases for tests. Nothing is written.
const { serverUrl } = (inject as (key: string) => { serverUrl: string })('databaseServer')
let database: Database
beforeAll(() => {
  database = connect({ url: serverUrl })
})
afterAll(() => database.close())

interface SentRow {
  id: bigint
  note: string | null
  amount: bigint | null
  place: number
  day: string
  at: Date | null
  raw: Buffer
  owner: string
}

const sent = {
  id: 'bigint',
  note: 'text',
  amount: 'bigint',
  place: 'smallint',
  day: 'date',
  at: 'timestamptz',
  raw: 'bytea',
  owner: 'uuid',
} as const

const readBack = setStatement<{ sent: typeof sent; others: { name: 'text' } }, SentRow & { others: number }>(
  'test.read-back',
  { given: 1, sets: { sent, others: { name: 'text' } } },
  (sql) => `select sent.*, (select count(*)::int from ${sql.others.rows} as other where name <> '') as others
              from ${sql.sent.rows} as sent
             where id > $1::bigint and ${sql.sent.count} = (select count(*) from ${sql.sent.rows} as counted)
             order by id`,
)

const rowsOf = (count: number): SentRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(index + 1),
    note: index % 3 === 1 ? null : `note ${index}, "quoted" {}`,
    amount: index % 2 === 0 ? null : BigInt(index) * -1_000n,
    place: index % 30_000,
    day: index < 150 ? '2026-03-01' : '2026-03-02',
    at: index % 5 === 4 ? null : new Date(Date.UTC(2026, 2, 1, 12, 0, 0, index % 1_000)),
    raw: Buffer.from([index % 256, 0]),
    owner: newId(),
  }))

function fill(rows: readonly SentRow[], others: readonly string[]) {
  return readBack([0n], {
    sent: {
      id: rows.map(({ id }) => id),
      note: rows.map(({ note }) => note),
      amount: rows.map(({ amount }) => amount),
      place: rows.map(({ place }) => place),
      day: rows.map(({ day }) => day),
      at: rows.map(({ at }) => at),
      raw: rows.map(({ raw }) => raw),
      owner: rows.map(({ owner }) => owner),
    },
    others: { name: others },
  })
}

describe('the rows of a set', () => {
  it.each([0, 1, 2, 3, 300])('come out as they went in: %i, whatever is null', async (count) => {
    const rows = rowsOf(count)
    for (const others of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      const read = await transaction(database, (tx) => tx.query(...fill(rows, others)))
      expect(read).toEqual(rows.map((row) => ({ ...row, others: others.length })))
    }
  })

  it('are sent in few forms, or every size would be planned anew', () => {
    const names = Array.from({ length: 300 }, (_, count) => fill(rowsOf(count), ['a', 'b'])[0].name)
    expect(new Set(names).size).toBe(4)
  })
})
