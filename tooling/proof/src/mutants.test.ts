import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyEdits, checkout } from './checkout-copy.ts'
import { suites } from './mutant.ts'
import { mutants } from './mutants.ts'
import { failureIn } from './try-mutant.ts'

describe('npm run mutants', () => {
  it.each(mutants)('can still plant $name', ({ edits }) => {
    for (const { file, search, replace } of edits) {
      const original = readFileSync(path.join(checkout, file), 'utf8')
      expect(applyEdits(original, [{ file, search, replace }])).not.toBe(original)
    }
  })

  it('has a name of its own for each, and tests that are there', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
    const missing = Object.values(suites)
      .flat()
      .filter((file) => !existsSync(path.join(checkout, file)))
    expect(missing).toEqual([])
  })
})

describe('an edit', () => {
  const edit = (search: string, replace = 'x') => ({ file: 'file.ts', search, replace })

  it('is made where its text stands, once, whatever other edits bring', () => {
    expect(applyEdits('a < b && c', [edit('c', 'a < d'), edit('a < b', 'a <= b')])).toBe('a <= b && a < d')
  })

  it.each([
    ['does not stand there', 'd'],
    ['stands there twice', 'a'],
  ])('is refused where its text %s', (_, search) => {
    expect(() => applyEdits('a b a', [edit(search)])).toThrow('file.ts has')
  })
})

describe('a mutant', () => {
  const file = (status: string, tests: string[], message = '') => ({
    name: '/copy/packages/a.test.ts',
    status,
    message,
    assertionResults: tests.map((one, index) => ({ status: one, fullName: `test ${index}` })),
  })

  it('is killed by the first test that fails', () => {
    expect(failureIn([file('passed', ['passed']), file('failed', ['passed', 'failed'])], '/copy')).toBe(
      'test 1',
    )
  })

  it('is killed by what fails around the tests, too', () => {
    const around = file('failed', ['passed'], 'expected [ 1 ] to deeply equal []')
    expect(failureIn([around], '/copy')).toBe(
      'packages/a.test.ts, around its tests: expected [ 1 ] to deeply equal []',
    )
  })

  it('survives where all tests hold', () => {
    expect(failureIn([file('passed', ['passed'])], '/copy')).toBeUndefined()
  })

  it('is not killed by a file that cannot even be read', () => {
    expect(() => failureIn([file('failed', [], 'Transform failed')], '/copy')).toThrow('could not be read')
  })
})
