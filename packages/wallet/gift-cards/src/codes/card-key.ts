import { noSecretKey, Refusal, readSecretKeys } from '@platform/plugin-api'

/** The keys that codes are made and known by: the first makes new ones, those of before still know theirs. */
export type CardKeys = readonly [current: Buffer, ...former: Buffer[]]

/**
 * Reads GIFT_CARD_KEY: 32 random bytes in base64url. After a comma may stand keys of before. Refuses where none is set:
 * codes that anybody could work out would be money for anybody.
 */
export function readCardKeys(env: NodeJS.ProcessEnv = process.env): CardKeys {
  const keys = readSecretKeys(env['GIFT_CARD_KEY'])
  if (keys === null) throw keyMissing(noSecretKey('GIFT_CARD_KEY'))
  const [current, ...former] = keys
  if (!current) throw keyMissing('GIFT_CARD_KEY is not set, so gift cards can neither be sold nor redeemed.')
  return [current, ...former]
}

/** For people it is all the same: whoever runs the server has to see to it. */
export function keyMissing(message: string): Refusal {
  return new Refusal({ kind: 'conflict', code: 'gift_card_key_missing', message })
}
