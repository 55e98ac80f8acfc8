import { describe, expect, it } from 'vitest'
import { afterKey, keyedFigure } from './keyed-figure.ts'

function keyed(keys: readonly string[], decimals: number): string {
  return keys.reduce((text, key) => afterKey(text, key, decimals), '')
}

describe('a figure typed on the keypad', () => {
  it('is read exactly, in its smallest parts', () => {
    expect(keyedFigure(keyed(['1', '2', '.', '5'], 2), 2)).toBe(1250n)
    expect(keyedFigure(keyed(['.', '5'], 3), 3)).toBe(500n)
    expect(keyedFigure('', 2)).toBe(0n)
  })

  it('takes no more decimals than the currency has, and no second point', () => {
    expect(keyed(['1', '.', '2', '3', '4'], 2)).toBe('1.23')
    expect(keyed(['1', '.', '2', '.'], 2)).toBe('1.2')
    expect(keyed(['5', '.', '5'], 0)).toBe('55')
  })

  it('takes double zero, and goes back key by key', () => {
    expect(keyed(['5', '00'], 2)).toBe('500')
    expect(keyed(['5', '.', '00'], 2)).toBe('5.00')
    expect(keyed(['5', '.', '5', '00'], 2)).toBe('5.50')
    expect(keyed(['4', '2', 'Backspace', 'Backspace', 'Backspace'], 2)).toBe('')
  })

  it('does not begin with a zero that says nothing', () => {
    expect(keyed(['0', '7'], 2)).toBe('7')
  })

  it('stays within what a till can hold', () => {
    expect(
      keyed(
        Array.from({ length: 30 }, () => '9'),
        2,
      ),
    ).toHaveLength(12)
  })
})
