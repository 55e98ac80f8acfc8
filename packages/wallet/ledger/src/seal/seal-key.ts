import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { Refusal } from '@platform/plugin-api'

/** What seals are signed with, and every key whose signatures still count. */
export interface SealKey {
  readonly signing: KeyObject
  readonly trusted: readonly KeyObject[]
}

const SEED_BYTES = 32
/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Reads WALLET_SEAL_KEY: 32 random bytes in base64url. After a comma may stand keys of before, whose seals are still
 * believed. Refuses where none is set: a seal that anybody could make proves nothing.
 */
export function readSealKey(env: NodeJS.ProcessEnv = process.env): SealKey {
  const [signing, ...former] = (env['WALLET_SEAL_KEY'] ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map((text) => privateKey(text.trim()))
  if (!signing)
    throw new Refusal({
      kind: 'conflict',
      code: 'seal_key_missing',
      message: 'WALLET_SEAL_KEY is not set, so wallets cannot be sealed, nor their seals be proved.',
    })
  return { signing, trusted: [signing, ...former].map((key) => createPublicKey(key)) }
}

function privateKey(text: string): KeyObject {
  const seed = Buffer.from(text, 'base64url')
  if (seed.length !== SEED_BYTES)
    // Not shown: it is a secret.
    throw new Refusal({
      kind: 'invalid',
      code: 'seal_key_malformed',
      message: `WALLET_SEAL_KEY is no key: each must be ${SEED_BYTES} bytes in base64url, such as 'openssl rand 32 | basenc --base64url' prints.`,
    })
  return createPrivateKey({ key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8' })
}
