import { describe, expect, it } from 'vitest'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'
import { missingTranslations } from './missing-translations.ts'

describe('the words of the design system', () => {
  it('are whole in Arabic', () => {
    expect(missingTranslations(en, ar)).toEqual([])
  })
})

describe('the search for missing translations', () => {
  it('names absent keys, plural forms and placeholders', () => {
    const english = {
      title: 'Hello {{name}}',
      rows_one: '{{count}} row',
      rows_other: '{{count}} rows',
      end: 'End',
    }
    const arabic = {
      title: 'مرحبا',
      rows_zero: 'ا',
      rows_one: 'ا',
      rows_two: 'ا',
      rows_many: 'ا',
      rows_other: 'ا',
    }
    expect(missingTranslations(english, arabic)).toEqual(['title: {{name}}', 'rows_few', 'end'])
  })
})
