import { describe, expect, it } from 'vitest'
import { leftOver, oldestFirst, targetsOf } from './target-values.ts'

const documents = [
  { id: 'a', number: 'INV/2026/00001', date: '2026-01-01', dueDate: '2026-01-31', open: 5_000n },
  { id: 'b', number: 'INV/2026/00002', date: '2026-02-01', dueDate: '2026-02-28', open: 3_000n },
]

describe('sharing a payment out', () => {
  it('settles the oldest first and only as far as the payment goes', () => {
    expect(oldestFirst(documents, 6_000n)).toEqual(
      new Map([
        ['a', 5_000n],
        ['b', 1_000n],
      ]),
    )
  })

  it('never gives a document more than is open of it', () => {
    const shares = oldestFirst(documents, 10_000n)
    expect(shares.get('b')).toBe(3_000n)
    expect(leftOver(shares, 10_000n)).toBe(2_000n)
  })

  it('tells when what was typed takes more than the payment', () => {
    expect(leftOver(new Map([['a', 5_000n]]), 4_000n)).toBe(-1_000n)
  })

  it('sends what was shared out, in the order shown, and nothing for the rest', () => {
    const shares = new Map([
      ['b', 100n],
      ['a', 0n],
    ])
    expect(targetsOf(documents, shares)).toEqual([{ invoiceId: 'b', amount: '100' }])
  })
})
