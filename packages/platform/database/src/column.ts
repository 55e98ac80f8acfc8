import { writeUuid } from './uuid-bytes.ts'

/**
 * One column of a set of rows, for `unnest($1::uuid[], ...)`, in PostgreSQL's binary format. The driver would write an
 * array as quoted text and the server would parse it: of all the work of posting a large set, that was the largest part.
 *
 * The statement casts its parameter to the same type, or PostgreSQL refuses it.
 */
export const column = {
  uuid: (values: readonly (string | null)[]): Buffer =>
    binaryArray(oids.uuid, values, values.length * 16, (target, value, at) => {
      writeUuid(target.bytes, value, at)
      return 16
    }),

  int8: (values: readonly (bigint | null)[]): Buffer =>
    binaryArray(oids.int8, values, values.length * 8, (target, value, at) => {
      target.view.setBigInt64(at, value)
      return 8
    }),

  int2: (values: readonly (number | null)[]): Buffer =>
    binaryArray(oids.int2, values, values.length * 2, (target, value, at) => {
      target.view.setInt16(at, value)
      return 2
    }),

  text: (values: readonly (string | null)[]): Buffer =>
    binaryArray(oids.text, values, sumOf(values, Buffer.byteLength), (target, value, at) =>
      target.bytes.write(value, at, 'utf8'),
    ),

  bytea: (values: readonly (Buffer | null)[]): Buffer =>
    binaryArray(
      oids.bytea,
      values,
      sumOf(values, ({ length }) => length),
      (target, value, at) => {
        target.bytes.set(value, at)
        return value.length
      },
    ),

  /** Of days, 'YYYY-MM-DD'. */
  date: (values: readonly (string | null)[]): Buffer => {
    // Sets mostly share one day.
    let known: { value: string; days: number } | undefined
    return binaryArray(oids.date, values, values.length * 4, (target, value, at) => {
      if (known?.value !== value) known = { value, days: daysOf(value) }
      target.view.setInt32(at, known.days)
      return 4
    })
  },

  timestamptz: (values: readonly (Date | null)[]): Buffer =>
    binaryArray(oids.timestamptz, values, values.length * 8, (target, value, at) => {
      target.view.setBigInt64(at, BigInt(value.getTime() - epochMs) * 1000n)
      return 8
    }),
}

const oids = { bytea: 17, int8: 20, int2: 21, text: 25, date: 1082, timestamptz: 1184, uuid: 2950 }

/** Where PostgreSQL's days and microseconds count from. */
const epochMs = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000

/** The same bytes twice over: a `DataView` writes numbers in a fraction of the time that `Buffer` takes. */
interface Target {
  readonly bytes: Buffer
  readonly view: DataView
}

function targetOf(size: number): Target {
  const bytes = Buffer.allocUnsafe(size)
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, size) }
}

/** `write` answers how many bytes it wrote; `size` is the sum of these. */
function binaryArray<Value>(
  elementOid: number,
  values: readonly (Value | null)[],
  size: number,
  write: (target: Target, value: Value, at: number) => number,
): Buffer {
  if (values.length === 0) return header(targetOf(12), 0, elementOid).bytes
  const target = header(targetOf(20 + values.length * 4 + size), 1, elementOid)
  const { bytes, view } = target
  view.setInt32(12, values.length)
  view.setInt32(16, 1)
  let end = 20
  let nulls = 0
  for (const value of values) {
    const length = value === null ? -1 : write(target, value, end + 4)
    view.setInt32(end, length)
    end += 4 + Math.max(length, 0)
    if (value === null) nulls = 1
  }
  view.setInt32(4, nulls)
  return bytes.subarray(0, end)
}

function header(target: Target, dimensions: number, elementOid: number): Target {
  target.view.setInt32(0, dimensions)
  target.view.setInt32(4, 0)
  target.view.setInt32(8, elementOid)
  return target
}

function daysOf(date: string): number {
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(date))
    throw new TypeError(`not a day: ${date}`)
  return (moment.getTime() - epochMs) / dayMs
}

function sumOf<Value>(values: readonly (Value | null)[], sizeOf: (value: Value) => number): number {
  let sum = 0
  for (const value of values) if (value !== null) sum += sizeOf(value)
  return sum
}
