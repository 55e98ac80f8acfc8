import { describe, expect, it } from 'vitest'
import { median, perSecond, quantile } from './measured.ts'

describe('what was measured', () => {
  it('is told by its middle and its tail, in any order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(median(values)).toBe(51)
    expect(quantile(values, 0.99)).toBe(100)
    expect(quantile([7], 0.5)).toBe(7)
  })

  it('has no middle where nothing was measured', () => {
    expect(median([])).toBeNaN()
  })

  it('is a rate', () => {
    expect(perSecond({ count: 30, seconds: 1.5 })).toBe(20)
  })
})
