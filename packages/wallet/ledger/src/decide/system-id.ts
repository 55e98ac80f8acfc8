import { createHash } from 'node:crypto'

/**
 * The id of what the ledger posts of itself: a name-based UUID (RFC 9562, version 5) of the wallet and the version it
 * brings it to. So deciding needs no chance, and to decide the same again is to post the same.
 */
export function systemId(walletId: string, version: bigint): string {
  const digest = createHash('sha1')
    .update(Buffer.from(walletId.replaceAll('-', ''), 'hex'))
    .update(`version ${version}`)
    .digest()
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
