import { describe, expect, it } from 'vitest'
import { createKeyReader } from './key-reader.ts'

function readerWithLog() {
  const log: string[] = []
  const reader = createKeyReader({
    onScan: (code) => log.push(`scan ${code}`),
    onKey: (key) => log.push(key),
  })
  return { reader, log }
}

function type(reader: ReturnType<typeof readerWithLog>['reader'], text: string, everyMs: number, fromMs = 0) {
  let atMs = fromMs
  const kept: boolean[] = []
  for (const key of [...text, 'Enter']) {
    kept.push(reader.press(key, atMs))
    atMs += everyMs
  }
  return kept
}

describe('the keys of a till', () => {
  it('takes a burst that ends with Enter for a scanned code, and keeps its Enter from the page', () => {
    const { reader, log } = readerWithLog()
    const kept = type(reader, '4006381333931', 8)
    expect(log).toEqual(['scan 4006381333931'])
    expect(kept.at(-1)).toBe(true)
  })

  it('passes on what a person types, in order, and leaves them their Enter', () => {
    const { reader, log } = readerWithLog()
    const kept = type(reader, '1250', 120)
    expect(log).toEqual(['1', '2', '5', '0'])
    expect(kept.at(-1)).toBe(false)
  })

  it('does not take two fingers falling together for a code', () => {
    const { reader, log } = readerWithLog()
    type(reader, '12', 10)
    expect(log).toEqual(['1', '2'])
  })

  it('gives a lone key back when nothing follows', () => {
    const { reader, log } = readerWithLog()
    reader.press('c', 0)
    expect(log).toEqual([])
    reader.settle()
    expect(log).toEqual(['c'])
  })

  it('leaves named keys alone, after what was held', () => {
    const { reader, log } = readerWithLog()
    reader.press('7', 0)
    expect(reader.press('Backspace', 10)).toBe(false)
    expect(log).toEqual(['7'])
  })

  it('reads a code that follows a typed key', () => {
    const { reader, log } = readerWithLog()
    reader.press('3', 0)
    type(reader, 'LMP-010', 5, 500)
    expect(log).toEqual(['3', 'scan LMP-010'])
  })
})
