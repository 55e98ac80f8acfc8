import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examplePlugins, plugins } from './plugins.ts'
import { type ExpectedTables, readPrismaSchema } from './testing/prisma-schema.ts'

const packagesFolder = path.resolve(import.meta.dirname, '../../../packages')
const schemas = readdirSync(packagesFolder)
  .flatMap((floor) => readdirSync(path.join(packagesFolder, floor)).map((name) => `${floor}/${name}`))
  .filter((id) => existsSync(path.join(packagesFolder, id, 'prisma/schema.prisma')))

interface Column {
  readonly type: string
  readonly nullable: boolean
}

describe('the Prisma clients and the database', () => {
  let test: TestHost
  let columns: ReadonlyMap<string, Column>
  let enums: ReadonlyMap<string, readonly string[]>

  beforeAll(async () => {
    test = await testHost({ plugins: [...plugins, ...examplePlugins] })
    columns = await readColumns(test)
    enums = await readEnums(test)
  })
  afterAll(() => test.close())

  it('are looked at in every package that has a client', () => {
    expect(schemas).toContain('erp/accounting')
    expect(schemas).toContain('wallet/ledger')
  })

  it.each(schemas)('agree in %s: column, type, nullability and enum', (id) => {
    const expected = readPrismaSchema(
      readFileSync(path.join(packagesFolder, id, 'prisma/schema.prisma'), 'utf8'),
    )
    expect(expected.columns.length).toBeGreaterThan(5)
    expect(driftOf(expected)).toEqual([])
    for (const [name, values] of expected.enums) expect(enums.get(name), name).toEqual(values)
  })

  it('are seen to differ where they do', () => {
    const wrong = readPrismaSchema(`
      model Letter {
        id        String  @id @db.Uuid
        companyId BigInt  @map("company_id")
        lastError String  @map("last_error")
        eventId   String? @map("event_id")
        stamp     String
        @@map("outbox")
        @@schema("host")
      }`)
    expect(driftOf(wrong)).toEqual([
      'host.outbox.company_id is integer, not bigint',
      'host.outbox.last_error is nullable',
      'host.outbox.event_id is not nullable',
      'host.outbox.stamp is not there',
    ])
  })

  function driftOf(expected: ExpectedTables): string[] {
    return expected.columns.flatMap(({ name, type, nullable }) => {
      const found = columns.get(name)
      if (!found) return [`${name} is not there`]
      if (found.type !== type) return [`${name} is ${found.type}, not ${type}`]
      return found.nullable === nullable ? [] : [`${name} is ${nullable ? 'not ' : ''}nullable`]
    })
  }
})

/** Of a view PostgreSQL does not know which columns are never null: there Prisma's word counts. */
async function readColumns({ database }: TestHost): Promise<ReadonlyMap<string, Column>> {
  const { rows } = await database.pool.query<Column & { name: string; view: boolean }>(
    `select format('%s.%s.%s', nspname, relname, attname) as name,
       case when typtype = 'e' then format('%s.%s', typnamespace::regnamespace, typname)
            else format_type(atttypid, atttypmod) end as type,
       not attnotnull as nullable, relkind = 'v' as view
     from pg_attribute
     join pg_class on pg_class.oid = attrelid and relkind in ('r', 'v')
     join pg_namespace on pg_namespace.oid = relnamespace
     join pg_type on pg_type.oid = atttypid
     where attnum > 0 and not attisdropped and nspname !~ '^(pg_|information_schema)'`,
  )
  const prisma = schemas.flatMap(
    (id) =>
      readPrismaSchema(readFileSync(path.join(packagesFolder, id, 'prisma/schema.prisma'), 'utf8')).columns,
  )
  const said = new Map(prisma.map(({ name, nullable }) => [name, nullable]))
  return new Map(
    rows.map(({ name, type, nullable, view }) => [
      name,
      { type, nullable: view ? (said.get(name) ?? nullable) : nullable },
    ]),
  )
}

async function readEnums({ database }: TestHost): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await database.pool.query<{ name: string; values: string[] }>(
    `select format('%s.%s', typnamespace::regnamespace, typname) as name,
       array_agg(enumlabel::text order by enumsortorder) as values
     from pg_enum join pg_type on pg_type.oid = enumtypid
     group by typnamespace, typname`,
  )
  return new Map(rows.map(({ name, values }) => [name, values]))
}
