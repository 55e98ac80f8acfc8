/**
 * One column of a set of rows, for `unnest($1::uuid[], ...)`, in PostgreSQL's binary format. The driver would write an
 * array as quoted text and the server would parse it: of all the work of posting a large set, that was the largest part.
 *
 * The statement casts its parameter to the same type, or PostgreSQL refuses it.
 */
export const column = {
  uuid: (values: readonly (string | null)[]): Buffer =>
    binaryArray(oids.uuid, values, values.length * 16, (target, value, at) => {
      writeUuid(target, value, at)
      return 16
    }),

  int8: (values: readonly (bigint | null)[]): Buffer =>
    binaryArray(oids.int8, values, values.length * 8, (target, value, at) => {
      target.writeBigInt64BE(value, at)
      return 8
    }),

  int2: (values: readonly (number | null)[]): Buffer =>
    binaryArray(oids.int2, values, values.length * 2, (target, value, at) => {
      target.writeInt16BE(value, at)
      return 2
    }),

  text: (values: readonly (string | null)[]): Buffer =>
    binaryArray(oids.text, values, sumOf(values, Buffer.byteLength), (target, value, at) =>
      target.write(value, at, 'utf8'),
    ),

  bytea: (values: readonly (Buffer | null)[]): Buffer =>
    binaryArray(
      oids.bytea,
      values,
      sumOf(values, ({ length }) => length),
      (target, value, at) => value.copy(target, at),
    ),

  /** Of days, 'YYYY-MM-DD'. */
  date: (values: readonly (string | null)[]): Buffer => {
    // Sets mostly share one day.
    let known: { value: string; days: number } | undefined
    return binaryArray(oids.date, values, values.length * 4, (target, value, at) => {
      if (known?.value !== value) known = { value, days: daysOf(value) }
      target.writeInt32BE(known.days, at)
      return 4
    })
  },

  timestamptz: (values: readonly (Date | null)[]): Buffer =>
    binaryArray(oids.timestamptz, values, values.length * 8, (target, value, at) => {
      target.writeBigInt64BE(BigInt(value.getTime() - epochMs) * 1000n, at)
      return 8
    }),
}

const oids = { bytea: 17, int8: 20, int2: 21, text: 25, date: 1082, timestamptz: 1184, uuid: 2950 }

/** Where PostgreSQL's days and microseconds count from. */
const epochMs = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000

/** `write` answers how many bytes it wrote; `size` is the sum of these. */
function binaryArray<Value>(
  elementOid: number,
  values: readonly (Value | null)[],
  size: number,
  write: (target: Buffer, value: Value, at: number) => number,
): Buffer {
  if (values.length === 0) return header(Buffer.allocUnsafe(12), 0, elementOid)
  const target = header(Buffer.allocUnsafe(20 + values.length * 4 + size), 1, elementOid)
  target.writeInt32BE(values.length, 12)
  target.writeInt32BE(1, 16)
  let end = 20
  let nulls = 0
  for (const value of values) {
    const length = value === null ? -1 : write(target, value, end + 4)
    target.writeInt32BE(length, end)
    end += 4 + Math.max(length, 0)
    if (value === null) nulls = 1
  }
  target.writeInt32BE(nulls, 4)
  return target.subarray(0, end)
}

function header(target: Buffer, dimensions: number, elementOid: number): Buffer {
  target.writeInt32BE(dimensions, 0)
  target.writeInt32BE(0, 4)
  target.writeInt32BE(elementOid, 8)
  return target
}

function daysOf(date: string): number {
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(date))
    throw new TypeError(`not a day: ${date}`)
  return (moment.getTime() - epochMs) / dayMs
}

function writeUuid(target: Buffer, uuid: string, at: number): void {
  const hex = uuid.replaceAll('-', '')
  // Hex that is none ends the writing early, and would leave old bytes behind.
  if (hex.length !== 32 || target.write(hex, at, 'hex') !== 16) throw new TypeError(`not a UUID: ${uuid}`)
}

function sumOf<Value>(values: readonly (Value | null)[], sizeOf: (value: Value) => number): number {
  let sum = 0
  for (const value of values) if (value !== null) sum += sizeOf(value)
  return sum
}
