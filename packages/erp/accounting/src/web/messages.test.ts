import { problemsOfWords } from '@platform/ui'
import { expect, it } from 'vitest'
import { documentPermissions } from '../documents/permissions.ts'
import { journalPermissions } from '../journal/permissions.ts'
import { messages } from './messages.ts'

it('says everything in Arabic too, and each thing in one place', async () => {
  expect(await problemsOfWords(messages, { ...journalPermissions, ...documentPermissions })).toEqual([])
})
