import { describe, expect, it } from 'vitest'
import { fillIn, placesOf } from './sentence.ts'

const formats = { loud: (text: string, language: string) => `${text.toUpperCase()} (${language})` }
const filled = (sentence: string, values: Record<string, string | number | null>) =>
  fillIn(sentence, values, 'en', formats)

describe('a sentence', () => {
  it('is filled with its values, in the format it names', () => {
    expect(filled('{{name}} owes {{ amount,loud }}.', { name: 'Ann', amount: 'ten' })).toBe(
      'Ann owes TEN (en).',
    )
  })

  it('leaves out what has no value, and writes what has no such format as it is', () => {
    expect(filled('{{nobody}}{{nothing}}{{count, odd}}', { nothing: null, count: 0 })).toBe('0')
  })

  it('takes a value for text, whatever stands in it', () => {
    expect(filled('Hello {{name}}', { name: '{{other}} $& <b>' })).toBe('Hello {{other}} $& <b>')
  })

  it('stands under the plural form that its language asks for', () => {
    expect(placesOf('rows', { count: 1 }, 'en')).toEqual(['rows_one', 'rows_other', 'rows'])
    expect(placesOf('rows', { count: 0 }, 'en')[0]).toBe('rows_other')
    expect([0, 1, 2, 3, 11, 100].map((count) => placesOf('rows', { count }, 'ar')[0])).toEqual(
      ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => `rows_${form}`),
    )
  })

  it('has no plural without a number', () => {
    expect(placesOf('rows', { count: '3' }, 'en')).toEqual(['rows'])
  })
})
