import { sign, verify } from 'node:crypto'
import { fieldWriter } from '../hash/field-writer.ts'
import type { SealKey } from './seal-key.ts'

/** What a seal says of a company's wallets. */
export interface SealContent {
  readonly companyId: number
  readonly number: number
  /** Of the company, 'YYYY-MM-DD'. */
  readonly day: string
  /** In whole milliseconds. */
  readonly sealedAt: Date
  /** How many the company had. */
  readonly wallets: bigint
  readonly entries: bigint
  /** sha256 over the heads that this seal records. */
  readonly heads: Buffer
  /** The digest of the seal before; null for the first. */
  readonly previous: Buffer | null
}

/** Version 1 of what is signed, and what the next seal names. Whoever adds a field adds a version. */
export function sealDigest(seal: SealContent): Buffer {
  const writer = fieldWriter()
    .text('wallet-seal-v1')
    .int8(BigInt(seal.companyId))
    .int8(BigInt(seal.number))
    .text(seal.day)
    .moment(seal.sealedAt)
    .int8(seal.wallets)
    .int8(seal.entries)
    .bytes(seal.heads)
  return seal.previous === null ? writer.int8(null).sha256() : writer.bytes(seal.previous).sha256()
}

/** An Ed25519 signature (RFC 8032) over the digest. */
export function signSeal(digest: Buffer, { signing }: SealKey): Buffer {
  return sign(null, digest, signing)
}

/** Whether one of the trusted keys signed that digest. */
export function isSignedWith({ trusted }: SealKey, digest: Buffer, signature: Buffer): boolean {
  return trusted.some((key) => verify(null, digest, key, signature))
}
