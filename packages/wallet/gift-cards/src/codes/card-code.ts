import { createHmac } from 'node:crypto'
import type { CardKeys } from './card-key.ts'

// Crockford's: no I, L, O and U, which are read as other characters, or as words.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 16
const SHOWN_AT_THE_END = 4

/**
 * The code of a card, 80 bits of it, as 'ABCD-EFGH-JKMN-PQRS'. It follows from the card's id and the key, so that a sale
 * whose answer was lost answers the same code again, and nothing needs to keep it.
 */
export function codeOfCard([key]: CardKeys | readonly [Buffer], cardId: string): string {
  const bits = createHmac('sha256', key).update(`gift card ${cardId}`).digest()
  let number = bits.readBigUInt64BE(0) * 65_536n + BigInt(bits.readUInt16BE(8))
  let code = ''
  while (code.length < CODE_LENGTH) {
    code = `${ALPHABET[Number(number % 32n)]}${code}`
    number /= 32n
  }
  return (code.match(/.{4}/g) ?? []).join('-')
}

/** What somebody typed or scanned, as it is compared: capitals, nothing between them, look-alikes read as meant. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return code.length === CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null
}

/** What of a code may be shown: its end. */
export function endOfCode(code: string): string {
  return code.slice(-SHOWN_AT_THE_END)
}

/** What the database keeps instead of a code. A code counts in its own company alone. */
export function macOfCode(key: Buffer, companyId: number, code: string): Buffer {
  return createHmac('sha256', key)
    .update(`code ${companyId} ${readCode(code)}`)
    .digest()
}
