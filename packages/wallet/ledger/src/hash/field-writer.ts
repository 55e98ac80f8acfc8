import { createHash } from 'node:crypto'

/**
 * Writes fields as PostgreSQL's binary COPY format does: the length as int4, then the bytes; null is length -1. So no
 * two different rows encode alike, and SQL rebuilds the same bytes with `int8send`, `uuid_send` and `convert_to`.
 */
export interface FieldWriter {
  bytes(content: Buffer): FieldWriter
  text(content: string | null): FieldWriter
  int8(content: bigint | null): FieldWriter
  uuid(content: string | null): FieldWriter
  /** As int8 microseconds since 1970. */
  moment(content: Date | null): FieldWriter
  sha256(): Buffer
}

const nullLength = -1

export function fieldWriter(): FieldWriter {
  let buffer = Buffer.allocUnsafe(1024)
  let end = 0

  /** Makes room for a field and writes its length; answers where its bytes begin. */
  function field(length: number): number {
    const start = end + 4
    if (start + length > buffer.length)
      buffer = Buffer.concat([buffer.subarray(0, end)], 2 * (start + length))
    buffer.writeInt32BE(length, end)
    end = start + length
    return start
  }

  function missing(): FieldWriter {
    if (end + 4 > buffer.length) buffer = Buffer.concat([buffer.subarray(0, end)], 2 * buffer.length)
    end = buffer.writeInt32BE(nullLength, end)
    return writer
  }

  const writer: FieldWriter = {
    bytes(content) {
      const start = field(content.length)
      content.copy(buffer, start)
      return writer
    },
    text(content) {
      if (content === null) return missing()
      const start = field(Buffer.byteLength(content, 'utf8'))
      buffer.write(content, start, 'utf8')
      return writer
    },
    int8(content) {
      if (content === null) return missing()
      const start = field(8)
      buffer.writeBigInt64BE(content, start)
      return writer
    },
    uuid(content) {
      if (content === null) return missing()
      const start = field(16)
      buffer.write(content.replaceAll('-', ''), start, 'hex')
      return writer
    },
    moment: (content) => writer.int8(content && BigInt(content.getTime()) * 1000n),
    sha256: () => createHash('sha256').update(buffer.subarray(0, end)).digest(),
  }
  return writer
}
