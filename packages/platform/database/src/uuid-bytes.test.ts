import { describe, expect, it } from 'vitest'
import { newId } from './ids.ts'
import { writeUuid } from './uuid-bytes.ts'

const bytesOf = (uuid: string) => {
  const target = Buffer.alloc(18)
  writeUuid(target, uuid, 1)
  return target.toString('hex')
}

describe('the bytes of a UUID', () => {
  it('are its digits, in either case, and nothing beside them', () => {
    const uuid = '0123abCD-4567-8eF9-bcde-f01234567890'
    expect(bytesOf(uuid)).toBe(`00${uuid.replaceAll('-', '').toLowerCase()}00`)
  })

  it.each([
    ['too short', '0123abcd-4567-8ef9-bcde-f0123456789'],
    ['too long', '0123abcd-4567-8ef9-bcde-f012345678901'],
    ['without dashes', '0123abcd45678ef9bcdef01234567890'],
    ['with a dash elsewhere', '0123abc-d4567-8ef9-bcde-f01234567890'],
    ['with another letter', '0123abcg-4567-8ef9-bcde-f01234567890'],
    ['with a letter of another script', '0123abc\u0660-4567-8ef9-bcde-f01234567890'],
    ['empty', ''],
  ])('are refused of a text that is none: %s', (_what, text) => {
    expect(() => bytesOf(text)).toThrow(`not a UUID: ${text}`)
  })
})

describe('a new id', () => {
  it('is a UUIDv7 of now, and later than every one before, also within a millisecond', () => {
    const before = Date.now()
    const ids = Array.from({ length: 10_000 }, newId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of [ids.at(0), ids.at(-1)]) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const moment = Number.parseInt(id?.replaceAll('-', '').slice(0, 12) ?? '', 16)
      expect(moment).toBeGreaterThanOrEqual(before)
      expect(moment).toBeLessThanOrEqual(Date.now())
    }
  })
})
