import { missingTranslations } from '@platform/ui'
import { expect, it } from 'vitest'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'

it('says everything in Arabic too', () => {
  expect(missingTranslations(en, ar)).toEqual([])
})
