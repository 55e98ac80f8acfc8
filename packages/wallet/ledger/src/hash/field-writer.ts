import { hash } from 'node:crypto'
import { writeUuid } from '@platform/database'

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
  let view = viewOf(buffer)
  let end = 0

  function grow(size: number): void {
    buffer = Buffer.concat([buffer.subarray(0, end)], size)
    view = viewOf(buffer)
  }

  /** Makes room for a field and writes its length; answers where its bytes begin. */
  function field(length: number): number {
    const start = end + 4
    if (start + length > buffer.length) grow(2 * (start + length))
    view.setInt32(end, length)
    end = start + length
    return start
  }

  function missing(): FieldWriter {
    if (end + 4 > buffer.length) grow(2 * buffer.length)
    view.setInt32(end, nullLength)
    end += 4
    return writer
  }

  const writer: FieldWriter = {
    bytes(content) {
      const start = field(content.length)
      buffer.set(content, start)
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
      view.setBigInt64(start, content)
      return writer
    },
    uuid(content) {
      if (content === null) return missing()
      const start = field(16)
      writeUuid(buffer, content, start)
      return writer
    },
    moment: (content) => writer.int8(content && BigInt(content.getTime()) * 1000n),
    sha256: () => hash('sha256', buffer.subarray(0, end), 'buffer'),
  }
  return writer
}

/** Writes numbers in a fraction of the time that `Buffer` takes. */
function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length)
}
