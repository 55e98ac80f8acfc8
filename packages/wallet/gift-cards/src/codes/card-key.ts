import { Refusal } from '@platform/plugin-api'

const KEY_BYTES = 32

/** The keys that codes are made and known by: the first makes new ones, those of before still know theirs. */
export type CardKeys = readonly [current: Buffer, ...former: Buffer[]]

/**
 * Reads GIFT_CARD_KEY: 32 random bytes in base64url. After a comma may stand keys of before. Refuses where none is set:
 * codes that anybody could work out would be money for anybody.
 */
export function readCardKeys(env: NodeJS.ProcessEnv = process.env): CardKeys {
  const [current, ...former] = (env['GIFT_CARD_KEY'] ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(keyOf)
  if (!current)
    throw new Refusal({
      kind: 'conflict',
      code: 'gift_card_key_missing',
      message: 'GIFT_CARD_KEY is not set, so gift cards can neither be sold nor redeemed.',
    })
  return [current, ...former]
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64url')
  if (key.length !== KEY_BYTES)
    // Not shown: it is a secret.
    throw new Refusal({
      kind: 'conflict',
      code: 'gift_card_key_missing',
      message: `GIFT_CARD_KEY is no key: each must be ${KEY_BYTES} bytes in base64url, such as 'openssl rand 32 | basenc --base64url' prints.`,
    })
  return key
}
