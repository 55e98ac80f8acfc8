import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { column, connect, type Database, statement, transaction } from './index.ts'

// The server of the test run; this package stands below the one that clones databases for tests. Nothing is written.
const { serverUrl } = (inject as (key: string) => { serverUrl: string })('databaseServer')
let database: Database
beforeAll(() => {
  database = connect({ url: serverUrl })
})
afterAll(() => database.close())

/** What PostgreSQL reads in a column, as text. */
async function readBack(type: string, values: Buffer): Promise<(string | null)[]> {
  const echo = statement<{ value: string | null }>(
    `test.echo-${type}`,
    `select value::text as value from unnest($1::${type}[]) with ordinality as row (value, place) order by place`,
  )
  const rows = await transaction(database, (tx) => tx.query(echo, [values]))
  return rows.map(({ value }) => value)
}

describe('a column', () => {
  it.each<[string, Buffer, (string | null)[]]>([
    [
      'int8',
      column.int8([0n, null, -1n, 2n ** 63n - 1n, -(2n ** 63n)]),
      ['0', null, '-1', `${2n ** 63n - 1n}`, `${-(2n ** 63n)}`],
    ],
    ['int2', column.int2([1, null, -32_768, 32_767]), ['1', null, '-32768', '32767']],
    [
      'text',
      column.text(['', null, 'NULL', '{"a"}', 'é🧾', '\\x00']),
      ['', null, 'NULL', '{"a"}', 'é🧾', '\\x00'],
    ],
    ['bytea', column.bytea([Buffer.from([0, 255]), null, Buffer.alloc(0)]), ['\\x00ff', null, '\\x']],
    [
      'date',
      column.date(['2000-01-01', null, '1899-12-31', '2400-02-29']),
      ['2000-01-01', null, '1899-12-31', '2400-02-29'],
    ],
    [
      'timestamptz',
      column.timestamptz([new Date('2026-03-29T01:30:00.123Z'), null, new Date('1899-12-31T23:59:59.999Z')]),
      ['2026-03-29 01:30:00.123+00', null, '1899-12-31 23:59:59.999+00'],
    ],
  ])('of %s arrives as it was sent, nulls included', async (type, values, expected) => {
    expect(await readBack(type, values)).toEqual(expected)
  })

  it('of uuid arrives as it was sent', async () => {
    const ids = Array.from({ length: 1_000 }, () => randomUUID())
    expect(await readBack('uuid', column.uuid(ids))).toEqual(ids)
  })

  it('may be empty', async () => {
    for (const [type, values] of [
      ['uuid', column.uuid([])],
      ['int8', column.int8([])],
      ['text', column.text([])],
    ] as const)
      expect(await readBack(type, values)).toEqual([])
  })

  it.each(['', 'no uuid', '0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeee', '0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeeg'])(
    'of uuid refuses %j',
    (id) => {
      expect(() => column.uuid([id])).toThrow('not a UUID')
    },
  )

  it.each(['', '2026-02-30', 'today'])('of date refuses %j', (day) => {
    expect(() => column.date([day])).toThrow('not a day')
  })
})
