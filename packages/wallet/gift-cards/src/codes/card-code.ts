import { createHmac } from 'node:crypto'
import { ALPHABET, CODE_LENGTH, readCode } from './read-code.ts'

const SHOWN_AT_THE_END = 4

/**
 * The code of a card, 80 bits of it, as 'ABCD-EFGH-JKMN-PQRS'. It follows from the card's id and the key, so that a sale
 * whose answer was lost answers the same code again, and nothing needs to keep it.
 */
export function codeOfCard(key: Buffer, cardId: string): string {
  const bits = createHmac('sha256', key).update(`gift card ${cardId}`).digest()
  let number = bits.readBigUInt64BE(0) * 65_536n + BigInt(bits.readUInt16BE(8))
  let code = ''
  while (code.length < CODE_LENGTH) {
    code = `${ALPHABET[Number(number % 32n)]}${code}`
    number /= 32n
  }
  return (code.match(/.{4}/g) ?? []).join('-')
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
