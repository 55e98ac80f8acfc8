/** A column as a Prisma schema has it. */
export interface ExpectedColumn {
  /** 'wallet.wallet_view.balance' */
  readonly name: string
  /** As PostgreSQL writes it: 'timestamp with time zone', 'accounting.invoice_status'. */
  readonly type: string
  readonly nullable: boolean
}

/** What a Prisma schema says the database looks like. */
export interface ExpectedTables {
  readonly columns: readonly ExpectedColumn[]
  /** The values of each enum, by its name with the schema. */
  readonly enums: ReadonlyMap<string, readonly string[]>
}

const scalars: Readonly<Record<string, string>> = {
  Int: 'integer',
  BigInt: 'bigint',
  String: 'text',
  Boolean: 'boolean',
  DateTime: 'timestamp(3) without time zone',
  Json: 'jsonb',
  Bytes: 'bytea',
  Float: 'double precision',
  Decimal: 'numeric(65,30)',
}

const natives: Readonly<Record<string, string>> = {
  Uuid: 'uuid',
  Date: 'date',
  'Timestamptz(6)': 'timestamp with time zone',
  SmallInt: 'smallint',
  Json: 'json',
  Text: 'text',
  Decimal: 'numeric',
}

const block = /^\s*(model|view|enum)\s+(\w+)\s*\{([^}]*)\}/gm

/** Reads models, views and enums out of the text of a Prisma schema; relations are no columns. */
export function readPrismaSchema(text: string): ExpectedTables {
  const blocks = [...text.replaceAll(/\/\/.*$/gm, '').matchAll(block)].map(
    ([, kind, name = '', body = '']) => {
      const table = `${attribute(body, '@@schema')}.${attribute(body, '@@map') ?? name}`
      const lines = body.split('\n').map((line) => line.trim())
      return { kind, name, table, lines: lines.filter((line) => line !== '' && !line.startsWith('@@')) }
    },
  )
  const enums = new Map(blocks.filter(({ kind }) => kind === 'enum').map((one) => [one.name, one]))
  const columns = blocks
    .filter(({ kind }) => kind !== 'enum')
    .flatMap(({ table, lines }) =>
      lines.flatMap((line) => {
        const [, field = '', type = '', list = '', optional = '', rest = ''] =
          /^(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/.exec(line) ?? []
        const sqlType = nativeType(rest) ?? scalars[type] ?? enums.get(type)?.table
        if (sqlType === undefined) return []
        const name = `${table}.${attribute(rest, '@map') ?? field}`
        return [{ name, type: `${sqlType}${list}`, nullable: optional === '?' }]
      }),
    )
  return { columns, enums: new Map([...enums.values()].map(({ table, lines }) => [table, lines])) }
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?<!@)${name}\\("([^"]+)"\\)`).exec(text)?.[1]
}

function nativeType(rest: string): string | undefined {
  const native = /@db\.(\w+(?:\([^)]*\))?)/.exec(rest)?.[1]
  if (native === undefined) return undefined
  const type = natives[native] ?? native.replace(/^Decimal\((\d+), ?(\d+)\)$/, 'numeric($1,$2)').toLowerCase()
  return type.replace(/^varchar/, 'character varying').replace(/^char\(/, 'character(')
}
