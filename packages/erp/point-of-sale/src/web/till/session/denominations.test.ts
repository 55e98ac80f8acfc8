import { describe, expect, it } from 'vitest'
import { denominationsOf, sumOfPieces } from './denominations.ts'

describe('the count of a drawer', () => {
  it('adds up notes and coins', () => {
    expect(
      sumOfPieces(
        new Map([
          [5_000n, 3],
          [20n, 7],
          [1n, 0],
        ]),
      ),
    ).toBe(15_140n)
  })

  it('is one sum where the pieces of a currency are not known', () => {
    expect(denominationsOf('EUR')).toContain(50n)
    expect(denominationsOf('XAU')).toEqual([])
  })
})
