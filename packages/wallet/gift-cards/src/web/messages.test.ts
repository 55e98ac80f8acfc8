import { problemsOfWords } from '@platform/ui'
import { expect, it } from 'vitest'
import { permissions } from '../permissions.ts'
import { messages } from './messages.ts'

it('says everything in Arabic too, and each thing in one place', async () => {
  expect(await problemsOfWords(messages, permissions)).toEqual([])
})
