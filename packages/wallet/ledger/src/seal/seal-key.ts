import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { noSecretKey, Refusal, readSecretKeys } from '@platform/plugin-api'

/** What seals are signed with, and every key whose signatures still count. */
export interface SealKey {
  readonly signing: KeyObject
  readonly trusted: readonly KeyObject[]
}

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Reads WALLET_SEAL_KEY: 32 random bytes in base64url. After a comma may stand keys of before, whose seals are still
 * believed. Refuses where none is set: a seal that anybody could make proves nothing.
 */
export function readSealKey(env: NodeJS.ProcessEnv = process.env): SealKey {
  const seeds = readSecretKeys(env['WALLET_SEAL_KEY'])
  if (seeds === null)
    throw new Refusal({
      kind: 'invalid',
      code: 'seal_key_malformed',
      message: noSecretKey('WALLET_SEAL_KEY'),
    })
  const [signing, ...former] = seeds.map(privateKey)
  if (!signing)
    throw new Refusal({
      kind: 'conflict',
      code: 'seal_key_missing',
      message: 'WALLET_SEAL_KEY is not set, so wallets cannot be sealed, nor their seals be proved.',
    })
  return { signing, trusted: [signing, ...former].map((key) => createPublicKey(key)) }
}

function privateKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8' })
}
