/** Kinds of pictures that every browser shows and that carry no scripts. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

/** What a picture says of itself. */
export interface PictureHead {
  readonly type: PictureType
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/**
 * Tells a picture by its content, never by the name or type that came with it; undefined for what is none, or is cut off
 * before its measures.
 */
export function readPicture(bytes: Buffer): PictureHead | undefined {
  try {
    return readPng(bytes) ?? readWebp(bytes) ?? readJpeg(bytes)
  } catch (error) {
    // The head ends before what it promises.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** PNG (third edition) 11.2.1: the header comes first, width and height at its start. */
function readPng(bytes: Buffer): PictureHead | undefined {
  if (!bytes.subarray(0, PNG.length).equals(PNG)) return undefined
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** RFC 9649: a RIFF container whose first chunk is lossy (VP8), lossless (VP8L) or extended (VP8X). */
function readWebp(bytes: Buffer): PictureHead | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (text(0, 4) !== 'RIFF' || text(8, 12) !== 'WEBP') return undefined
  const type = 'image/webp'
  switch (text(12, 16)) {
    case 'VP8 ':
      return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { type, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

/** ITU-T T.81, annex B: segments one after the other, until the frame header that has the measures. */
function readJpeg(bytes: Buffer): PictureHead | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (bytes.readUInt8(at) === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    // C4, C8 and CC lie among the frame headers, and are none.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame)
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}
