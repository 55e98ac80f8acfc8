import { missingTranslations } from '@platform/ui'
import { expect, it } from 'vitest'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'

it('has every word of the shell in Arabic', () => {
  expect(missingTranslations(en, ar)).toEqual([])
})
