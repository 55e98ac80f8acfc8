const KEY_BYTES = 32

/**
 * The keys that a setting of the environment holds: 32 random bytes each, in base64url, the one in use first and behind
 * commas those of before. Null when one of them is no key; empty when none is set.
 */
export function readSecretKeys(setting = ''): readonly Buffer[] | null {
  const keys = setting
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => Buffer.from(text, 'base64url'))
  return keys.every(({ length }) => length === KEY_BYTES) ? keys : null
}

/** What to say of a setting that holds no keys. Its value is a secret, and not said. */
export function noSecretKey(name: string): string {
  return `${name} is no key: each must be ${KEY_BYTES} bytes in base64url, such as 'openssl rand 32 | basenc --base64url' prints.`
}
