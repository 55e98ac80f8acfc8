import { missingTranslations } from '@platform/ui'
import { describe, expect, it } from 'vitest'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'

describe('the words of the point of sale', () => {
  it('are whole in Arabic', () => {
    expect(missingTranslations(en, ar)).toEqual([])
  })
})
