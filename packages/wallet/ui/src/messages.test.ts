import { problemsOfWords } from '@platform/ui'
import { walletPlugin } from '@wallet/plugin'
import { expect, it } from 'vitest'
import { messages } from './messages.ts'

it('says everything in Arabic too, and each thing in one place', async () => {
  expect(Object.keys(walletPlugin.permissions ?? {})).not.toEqual([])
  expect(await problemsOfWords(messages, walletPlugin.permissions)).toEqual([])
})
