import { expect, it } from 'vitest'
import { inEnglish, partsOf, sentence } from './sentence.ts'
import { sentencesIn, sqlSentence } from './sql-sentence.ts'

it('is said in English with its values as they are', () => {
  const said = sentence('{{wallet}} has {{balance, money}} on {{day, day}}', {
    wallet: '{{balance}} $&',
    balance: '-1250',
    day: '2026-01-31',
  })
  expect(inEnglish(said)).toBe('{{balance}} $& has -1250 on 2026-01-31')
  expect(inEnglish({ ...said, values: { balance: '0' } })).toBe('– has 0 on –')
  expect(inEnglish(sentence('nothing to fill in'))).toBe('nothing to fill in')
})

it('refuses values without a place, and places without a value', () => {
  // @ts-expect-error: the version is missing.
  sentence('{{wallet}} version {{version}}', { wallet: 'w' })
  // @ts-expect-error: it has no place.
  sentence('{{wallet}}', { wallet: 'w', version: '1' })
  // @ts-expect-error: it has no places.
  sqlSentence('all is well', { wallet: 'w' })
})

it('is taken apart into words and places', () => {
  expect(partsOf('{{a}}, {{ b,money }}.')).toEqual([
    { name: 'a', format: undefined },
    ', ',
    { name: 'b', format: 'money' },
    '.',
  ])
})

it('is found in the query that says it, quotes and all', () => {
  const sql = `select case when ${sqlSentence("PostgreSQL's {{setting}}", { setting: 'name' })} is null
    then ${sqlSentence('is gone')} else ${sqlSentence('is gone')} end`
  expect(sentencesIn(sql)).toEqual(["PostgreSQL's {{setting}}", 'is gone'])
})
