import { randomInt } from 'node:crypto'

export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 128

/** Without what is mistaken for something else when it is read out. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over, such as 'k7qm-ww2d-9xhp-t4ce': some 79 bits. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
