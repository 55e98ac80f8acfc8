import { describe, expect, it } from 'vitest'
import { type DraftTender, likelyCash, proposedAmount, settledAmounts, splitOf } from './tenders.ts'

const tender = (kind: DraftTender['kind'], amount: bigint, id: string = kind): DraftTender => ({
  id,
  methodId: kind,
  kind,
  amount,
})

describe('a split payment', () => {
  it('says what is still due', () => {
    expect(splitOf(10_000n, [tender('account', 3_000n)])).toEqual({
      due: 7_000n,
      change: 0n,
      rounding: 0n,
      isWhole: false,
      problem: null,
    })
  })

  it('gives change of cash, whatever else was paid before it', () => {
    const tenders = [tender('account', 3_000n), tender('cash', 8_000n)]
    expect(splitOf(10_000n, tenders)).toMatchObject({ due: 0n, change: 1_000n, isWhole: true })
    expect(settledAmounts(10_000n, tenders)).toEqual(
      new Map([
        ['account', 3_000n],
        ['cash', 7_000n],
      ]),
    )
  })

  it('gives no change of a card', () => {
    expect(splitOf(10_000n, [tender('clearing', 10_001n)])).toMatchObject({
      isWhole: false,
      problem: 'too_much',
      change: 0n,
    })
  })

  it('rounds to coins only what is paid in cash', () => {
    expect(splitOf(10_002n, [tender('cash', 10_000n)], 5n)).toMatchObject({
      due: 0n,
      rounding: -2n,
      isWhole: true,
    })
    expect(splitOf(10_003n, [tender('clearing', 5_000n), tender('cash', 5_000n)], 5n)).toMatchObject({
      due: 5n,
      rounding: 2n,
      isWhole: false,
    })
    expect(splitOf(10_002n, [tender('clearing', 10_002n)], 5n)).toMatchObject({ rounding: 0n, isWhole: true })
  })

  it('is not whole with a tender of nothing in it', () => {
    expect(splitOf(500n, [tender('cash', 500n), tender('clearing', 0n)]).isWhole).toBe(false)
  })

  it('settles exactly the total whenever it is whole', () => {
    const amounts = [1n, 250n, 999n, 1_000n, 2_500n]
    const kinds = ['cash', 'clearing', 'account'] as const
    let whole = 0
    for (const total of [1n, 1_000n, 1_250n, 3_499n])
      for (const first of amounts)
        for (const second of amounts)
          for (const firstKind of kinds)
            for (const secondKind of kinds) {
              const tenders = [tender(firstKind, first, 'a'), tender(secondKind, second, 'b')]
              if (!splitOf(total, tenders).isWhole) continue
              whole += 1
              const settled = [...settledAmounts(total, tenders).values()]
              expect(settled.reduce((a, b) => a + b, 0n)).toBe(total)
              expect(settled.every((amount) => amount >= 0n)).toBe(true)
            }
    expect(whole).toBeGreaterThan(50)
  })
})

describe('what the till proposes', () => {
  it('is what is due, or what an account has of it', () => {
    expect(proposedAmount(5_000n, null)).toBe(5_000n)
    expect(proposedAmount(5_000n, 1_200n)).toBe(1_200n)
    expect(proposedAmount(5_000n, 9_000n)).toBe(5_000n)
  })

  it('is cash as people hand it over', () => {
    expect(likelyCash(16_821n, 2)).toEqual([17_000n, 18_000n, 20_000n])
    expect(likelyCash(370n, 2)).toEqual([500n, 1_000n, 2_000n])
    expect(likelyCash(0n, 2)).toEqual([])
  })
})
